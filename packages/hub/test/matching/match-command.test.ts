import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sundog } from '../run-sundog.ts';

interface PrintedPair {
  readonly left: string;
  readonly right: string;
  readonly score: number;
  readonly decision: string;
  readonly evidence: readonly { readonly field: string; readonly weight: number }[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sundog-match-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const match = async (kind: string, left: string, right: string, ...more: readonly string[]) =>
  sundog(['match', '--kind', kind, '--left', left, '--right', right, ...more]);

const pairsOf = (out: string): readonly PrintedPair[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PrintedPair);

describe('sundog match', () => {
  it('prints one pair per line, with a score that is the sum of its evidence', async () => {
    const left = file('left.csv', 'id,name,domain\n1,Kestrel Bakery Ltd,kestrel.example\n2,Nobody Else,\n');
    const right = file('right.csv', 'id,name,domain\na,KESTREL BAKERY LIMITED,www.kestrel.example\n');
    const { code, out, said } = await match('company', left, right, '--json');
    expect([code, said]).toEqual([0, '']);
    const [pair, ...rest] = pairsOf(out);
    expect(rest).toEqual([]);
    expect(pair).toMatchObject({ left: '1', right: 'a', decision: 'auto' });
    const bits = pair?.evidence.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
    expect(pair?.score).toBeCloseTo(1 / (1 + 2 ** -bits), 3);
  });
});
