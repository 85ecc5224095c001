import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namedFaults } from './fault-list.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..', '..');
/** A title stands first in its call: `it('F07: …'`, `describe('F07: …'`, `it.each(cases)('F07: …'`. */
const titles = /\(\s*['"`]((?:F\d\d: )+)/g;

async function findTitled(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const titled = new Map<string, Set<string>>();
  for (const folder of ['packages/halo', 'packages/hub']) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.test.ts') && !one.includes('node_modules'))) {
      const path = join(root, folder, name);
      for (const [, faults = ''] of (await readFile(path, 'utf8')).matchAll(titles))
        for (const fault of faults.match(/F\d\d/g) ?? [])
          titled.set(fault, (titled.get(fault) ?? new Set()).add(relative(root, path)));
    }
  }
  return titled;
}

describe('the faults', () => {
  it('stand each in the title of a test', async () => {
    const titled = await findTitled();
    const wanted = Object.keys(namedFaults);
    expect(wanted.filter((fault) => !titled.has(fault))).toEqual([]);
  });

  it('are listed in docs/faults.md with the files where their tests stand', async () => {
    const page = await readFile(join(root, 'docs/faults.md'), 'utf8');
    for (const [fault, files] of await findTitled()) {
      const line = page.split('\n').find((one) => one.startsWith(`| ${fault} `)) ?? '';
      expect(
        [...files].filter((file) => !line.includes(file.replace('packages/', '').replace('.test.ts', ''))),
        fault,
      ).toEqual([]);
    }
  });
});
