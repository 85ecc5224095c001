import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namedAttacks } from './attack-list.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
/** A title stands first in its call, and a function (or options and a function) behind it: `it('…', async () => {`. */
const titles = /\(\s*(['"`])((?:(?!\1)[^\n\\]|\\.)*)\1,\s*(?:\{[^{}]*\},\s*)?(?:async\s*)?\(/g;
/** The first member of a row of `it.each`, from which the title is made: `['S01', 'http://169.254.169.254/'],`. */
const rows = /\[\s*(['"`])(S\d\d\b[^'"`]*)\1,/g;
const numbers = /\b(S\d\d|I9)\b/g;

/** Which numbers stand in titles, and in the tests of which files; paths below `packages/`, or from `e2e/` on. */
async function findTitled(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const titled = new Map<string, Set<string>>();
  for (const folder of ['packages/halo', 'packages/hub', 'packages/web/test', 'e2e']) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.test.ts') && !one.includes('node_modules'))) {
      const path = join(root, folder, name);
      const file = relative(root, path).split(sep).join('/').replace('packages/', '').replace('.test.ts', '');
      const text = await readFile(path, 'utf8');
      for (const [, , title = ''] of [...text.matchAll(titles), ...text.matchAll(rows)])
        for (const [number] of title.matchAll(numbers)) titled.set(number, (titled.get(number) ?? new Set()).add(file));
    }
  }
  return titled;
}

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => `S${first + index}`);
/** What the console and its API must withstand. */
const promised = [...upTo(15, 17), ...upTo(19, 24), ...upTo(40, 67), ...upTo(78, 84), 'S88', 'I9'];

describe('the attacks', () => {
  it('that the console and its API must withstand stand in the list', () => {
    expect(promised).toHaveLength(46);
    expect(promised.filter((number) => !(number in namedAttacks))).toEqual([]);
  });

  it('stand each in the title of a test, and no title names one that the list does not have', async () => {
    const titled = await findTitled();
    expect(Object.keys(namedAttacks).filter((number) => !titled.has(number))).toEqual([]);
    expect([...titled.keys()].filter((number) => !(number in namedAttacks))).toEqual([]);
  });

  it('are listed in docs/attacks.md with the files where their tests stand', async () => {
    const page = await readFile(join(root, 'docs/attacks.md'), 'utf8');
    for (const [number, files] of await findTitled()) {
      const line = page.split('\n').find((one) => one.startsWith(`| ${number} `)) ?? '';
      const expected = `| ${number} | ${namedAttacks[number]} | ${[...files]
        .sort()
        .map((file) => `\`${file}\``)
        .join(' ')} |`;
      expect(line).toBe(expected);
    }
  });
});
