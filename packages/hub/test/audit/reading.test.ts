import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/store/access.ts';
import { openAudit, type TestAudit, writeNote } from './open-audit.ts';

let audit: TestAudit;
const hostile = [
  '=cmd|x',
  '+1',
  '-1',
  '@sum',
  '\tx',
  '\rx',
  '＝1',
  'a"b,c',
  'line\r\nend',
  '\u001b[31mred',
  'evil\u202etxt',
  '\u009b2J',
];
beforeAll(async () => {
  audit = await openAudit();
  await withClient(audit.store.access.configFor('owner'), (owner) =>
    owner.query(`INSERT INTO hub.workspace (name) VALUES ('Other')`),
  );
  const as = (name: string, may: ReadonlySet<string> | 'everything' = 'everything') => ({
    ...audit.deps,
    actor: { kind: 'person' as const, name, may, origin: { ip: '192.0.2.1', userAgent: '=1+1', requestId: 'r-1' } },
  });
  for (let number = 1; number <= 5; number += 1) await writeNote(as('one@example.test'), { subject: `connection ${number}` });
  await writeNote(as('two@example.test'), { subject: 'issue 3, 4' });
  await writeNote(as('two@example.test'), { subject: 'issue 4' });
  await writeNote(as('two@example.test', new Set()), { subject: 'issue 4' }).catch(() => undefined); // refused, and kept
  for (const subject of hostile) await writeNote(audit.deps, { subject, text: subject });
  await writeNote({ ...audit.deps, workspaceId: 2 }, { subject: 'connection 1' });
});
afterAll(() => audit.close());

const rows = 8 + hostile.length;
const found = async (filter: object) => (await audit.desk.list({ filter, limit: 1000 })).records;

describe('the list', () => {
  it('comes in pages, newest first, each row once, while others are written', async () => {
    const seen: number[] = [];
    let cursor: number | null = null;
    do {
      const page = await audit.desk.list({ cursor, limit: 7 });
      seen.push(...page.records.map(({ seq }) => seq));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(Array.from({ length: rows }, (_, index) => rows - index));
  });

  it.each([
    ['an actor by name', { actors: ['two@example.test'] }, 3],
    ['an actor with kind', { actors: ['operator:tester'] }, hostile.length],
    ['a verb', { verbs: ['note.write'] }, rows],
    ['a family of verbs', { verbs: ['note'] }, rows],
    ['a verb that nobody did', { verbs: ['not'] }, 0],
    ['one thing', { subjects: ['connection 3'] }, 1],
    ['a kind of things', { subjects: ['connection'] }, 5],
    ['one thing, also among several', { subjects: ['issue 4'] }, 2],
    ['a thing whose number only begins so', { subjects: ['issue 34'] }, 0],
    ['several things', { subjects: ['issue 3', 'connection 1'] }, 2],
    ['a text that is SQL', { subjects: [`' OR true --`], actors: [`x') OR true --`] }, 0],
    ['a result', { results: ['refused'] }, 1],
    ['several at once', { actors: ['one@example.test'], subjects: ['connection 3'], results: ['done'] }, 1],
    ['a time to come', { since: new Date(Date.now() + 60_000) }, 0],
    ['a time that is over', { until: new Date(Date.now() - 3_600_000) }, 0],
    ['a span', { since: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 60_000) }, rows],
  ])('can be of %s', async (_, filter, count) => {
    expect(await found(filter)).toHaveLength(count);
  });

  it('counts per facet, each under the filters of the others', async () => {
    const facets = await audit.desk.facets({ filter: { actors: ['two@example.test'] } });
    expect(facets.actor).toContainEqual({ value: 'person:one@example.test', rows: 5 });
    expect(facets.subject).toEqual([
      { value: 'issue', rows: 2 },
      { value: '', rows: 1 },
    ]);
    expect(facets.result).toEqual([
      { value: 'done', rows: 2 },
      { value: 'refused', rows: 1 },
    ]);
  });

  it('refuses what is no question', async () => {
    await expect(audit.desk.list({ limit: 5000 })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(audit.desk.list({ filter: { results: ['gone' as 'done'] } })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('the export', () => {
  const exported = async (format: 'csv' | 'jsonl', filter = {}) => {
    const pieces: string[] = [];
    for await (const piece of audit.desk.export({ format, filter })) pieces.push(piece);
    return pieces.join('');
  };

  it('as JSON lines has every row, oldest first, as it is', async () => {
    const lines = (await exported('jsonl')).trimEnd().split('\n');
    const records = lines.map((line) => JSON.parse(line));
    expect(records.map(({ seq }) => seq)).toEqual(Array.from({ length: rows }, (_, index) => index + 1));
    expect(records.slice(8).map(({ subject }) => subject)).toEqual(hostile);
  });

  it('S21: as CSV has no cell that a spreadsheet takes for a formula', async () => {
    const lines = (await exported('csv')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(rows + 1);
    const [head = [], ...cells] = lines.map(cellsOf);
    expect(new Set(cells.map((row) => row.length))).toEqual(new Set([head.length]));
    for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    const subjects = cells.slice(8).map((row) => row[head.indexOf('subject')]);
    expect(subjects).toContain(`'=cmd|x`);
    expect(subjects).toContain(`a"b,c`);
    expect(cells[0]?.[head.indexOf('userAgent')]).toBe(`'=1+1`);
  });

  it.each(['csv', 'jsonl'] as const)('S22: as %s steers no terminal and hides nothing', async (format) => {
    const text = (await exported(format)).replaceAll('\r\n', '').replaceAll('\n', '');
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  it('follows the filter', async () => {
    expect((await exported('jsonl', { results: ['refused'] })).trimEnd().split('\n')).toHaveLength(1);
  });
});

/** One line of RFC 4180 as its cells. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
}
