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

  it('reads semicolons, a BOM, CRLF, quotes with line ends in them, and columns in any order', async () => {
    const left = file('semi.csv', '\uFEFFdomain;ID;Name;notes\r\n;1;"Kestrel; Bakery ""West""\r\nLtd";x\r\n');
    const right = file('tab.csv', 'id\tname\na\tKestrel Bakery West Limited\n');
    const { code, out } = await match('company', left, right, '--json');
    expect([code, pairsOf(out)]).toMatchObject([0, [{ left: '1', right: 'a', decision: 'auto' }]]);
  });

  it('matches devices and users within their client only', async () => {
    const device = 'id,client,name,serial\n1,Kestrel,KES-LT-01,5CG1234XYZ\n2,Quarry,QRY-LT-01,8CC9876ABC\n';
    const { out } = await match(
      'asset',
      file('al.csv', device),
      file('ar.csv', 'id,client,name,serial\na,Kestrel,kes-lt-01,5cg1234xyz\nb,Kestrel,qry-lt-01,8CC9876ABC\n'),
      '--json',
    );
    expect(pairsOf(out)).toMatchObject([{ left: '1', right: 'a', decision: 'auto' }]);
    const person = await match(
      'user',
      file('ul.csv', 'id,client,name,email\n1,K,Bob Barlow,b.barlow@kestrel.example\n'),
      file('ur.csv', 'id,client,name,upn\na,K,"Barlow, Robert",B.Barlow@kestrel.example\n'),
      '--json',
    );
    expect(pairsOf(person.out)).toMatchObject([{ left: '1', right: 'a', decision: 'auto' }]);
  });

  it('shows a table with totals, and explains one record', async () => {
    const left = file('table-left.csv', 'id,name\n1,Kestrel Bakery Ltd\n2,Umbra\n');
    const right = file('table-right.csv', 'id,name\na,Kestrel Bakery\n');
    const table = await match('company', left, right);
    expect(table.out).toContain('2 left, 1 right: 1 linked, 0 suggested, 1 without a candidate.');
    const explained = await match('company', left, right, '--explain', '1');
    expect(explained.out).toMatch(/1 Kestrel Bakery Ltd = a Kestrel Bakery: auto, score [\d.]+\n {2}FIELD .*BITS/);
    const missing = await match('company', left, right, '--explain', '3');
    expect([missing.code, missing.said]).toEqual([1, expect.stringContaining('There is no record 3 to explain.')]);
  });

  it('takes parts of the rules from a file, and refuses what no rule has', async () => {
    const left = file('rule-left.csv', 'id,name\n1,Kestrel Bakery Ltd\n');
    const right = file('rule-right.csv', 'id,name\na,Kestrel Bakery\n');
    const strict = file('strict.json', '{"company": {"thresholds": {"auto": 0.99999}}}');
    expect(pairsOf((await match('company', left, right, '--json', '--rules', strict)).out)).toMatchObject([
      { decision: 'suggested' },
    ]);
    const refused = await match(
      'company',
      left,
      right,
      '--rules',
      file('odd.json', '{"company": {"thresholds": {"atuo": 0.9}}}'),
    );
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/The rules in .*odd\.json cannot be used\.[\s\S]*atuo[\s\S]*Remedy/);
  });

  it.each([
    ['a missing column', 'id,title\n1,x\n', /the column name is missing/],
    ['an id twice', 'id,name\n1,x\n1,y\n', /the id of line 3 stands there twice/],
    ['no id', 'id,name\n,x\n', /line 2 has no id/],
    ['an open quote', 'id,name\n1,"x\n', /a quote is opened and never closed/],
    ['a field too many', 'id,name\n1,x,y\n', /not as many fields as the first line/],
    ['no UTF-8', Buffer.from('id,name\n1,M\xfcller\n', 'latin1'), /it is not UTF-8/],
    ['nothing', '', /it is empty/],
  ])('refuses a list with %s, and says where', async (_, text, why) => {
    const { code, out, said } = await match('company', file('bad.csv', text), file('good.csv', 'id,name\na,Kestrel\n'), '--json');
    expect([code, out]).toEqual([1, '']);
    expect(said).toMatch(why);
    expect(said).toContain('Remedy:');
  });

  it('refuses a kind that nobody knows, and a file that is not there', async () => {
    const good = file('good.csv', 'id,name\na,Kestrel\n');
    const unknown = await match('ticket', good, good);
    expect([unknown.code, unknown.said]).toEqual([1, expect.stringContaining('Allowed choices are company, user, asset.')]);
    const absent = await match('company', join(folder, 'absent.csv'), good);
    expect([absent.code, absent.said]).toEqual([1, expect.stringContaining('it cannot be opened (ENOENT)')]);
  });
});
