import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-files.ts';

/** An import that a rule of .dependency-cruiser.mjs forbids. Paths go from the folder that was cruised. */
export interface ForbiddenImport {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
  /** The way round, where the import is part of a circle. */
  readonly cycle?: readonly { readonly name: string }[];
}

export interface Cruise {
  /** Every module that was read or met. */
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly unknown[] }[];
  readonly summary: {
    readonly violations: readonly ForbiddenImport[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment: string }[] };
  };
}

/** Reads src, test and bench of every package under `folder/packages` by the rules of this repository. */
export function cruise(folder: string): Cruise {
  const parts = readdirSync(join(folder, 'packages'))
    .flatMap((name) => ['src', 'test', 'bench'].map((part) => `packages/${name}/${part}`))
    .filter((part) => existsSync(join(folder, part)));
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const result = spawnSync(
    process.execPath,
    [cruiser, '--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', ...parts],
    { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  try {
    return JSON.parse(result.stdout);
  } catch (cause) {
    throw new Error(`dependency-cruiser did not answer with JSON: ${result.stderr || result.stdout.slice(0, 500)}`, { cause });
  }
}
