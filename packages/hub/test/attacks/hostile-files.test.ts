import { existsSync } from 'node:fs';
import { fileOf } from '@sundog/connectors';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenSources, openSources } from '../sources/open-sources.ts';
import { zipOf } from './zip-of.ts';

let sources: OpenSources;
beforeAll(async () => {
  sources = await openSources();
  await sources.add({
    name: 'list',
    connector: 'file',
    settings: { rows: 'companies', columns: { companyId: 'Number', companyName: 'Customer' } },
    secrets: {},
  });
});
afterAll(() => sources.close());

const workbook = '<workbook xmlns:r="r"><sheets><sheet name="One" r:id="rId1"/></sheets></workbook>';
const relations = (target: string) => `<Relationships><Relationship Id="rId1" Target="${target}"/></Relationships>`;
const cell = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const sheet = `<worksheet><sheetData><row r="1">${cell('A1', 'Number')}${cell('B1', 'Customer')}</row><row r="2">${cell('A2', '1')}${cell('B2', 'Alder')}</row></sheetData></worksheet>`;
const sound = (target = 'worksheets/sheet1.xml') =>
  [
    ['xl/workbook.xml', workbook],
    ['xl/_rels/workbook.xml.rels', relations(target)],
    ['xl/worksheets/sheet1.xml', sheet],
  ] as const;

/** How reading a workbook ended, and what is kept. */
async function read(entries: Parameters<typeof zipOf>[0], name = 'list.xlsx') {
  const { streams } = await sources.ingest({ source: 'list', file: fileOf(name, zipOf(entries)) });
  const companies = streams.find(({ stream }) => stream === 'company');
  const kept = await sources.query<{ name: string }>(
    `SELECT record->>'name' AS name FROM hub.source_record WHERE gone_at IS NULL`,
  );
  return { state: companies?.state, message: companies?.message ?? '', kept: kept.map((one) => one.name) };
}

it('reads a workbook made by this hand, so that what is refused below is refused for its content', async () => {
  expect(await read(sound())).toMatchObject({ state: 'complete', kept: ['Alder'] });
});

it('S85: a workbook that grows a thousandfold is refused before it is unpacked, and what was there stays', async () => {
  const bomb = Buffer.alloc(80 * 1_048_576, ' ');
  const [first, second] = sound();
  expect(await read([first, second, ['xl/worksheets/sheet1.xml', bomb]])).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('unpacks to far more than it is'),
    kept: ['Alder'],
  });
});

it('S85: a workbook of very many parts is refused', async () => {
  const many = Array.from({ length: 30_000 }, (_, index) => [`xl/media/${index}.png`, ''] as const);
  expect(await read([...sound(), ...many])).toMatchObject({ state: 'failed', kept: ['Alder'] });
});

it.each([
  ['S86: a path upwards', '../../../../tmp/sundog-s86.xml'],
  ['S86: an absolute path', '/tmp/sundog-s86.xml'],
  ['S86: a path of Windows', 'C:\\tmp\\sundog-s86.xml'],
  ['S86: a name with NUL', 'xl/worksheets/sheet1.xml\0.txt'],
  ['S86: a device of Windows', 'xl/CON'],
])('%s among the parts of a workbook writes nothing anywhere', async (_what, name) => {
  const { state, kept } = await read([...sound(), [name, 'planted']]);
  // Read without it, or refused whole: never written, never read as anything else.
  expect(['complete', 'failed']).toContain(state);
  expect(kept).toEqual(['Alder']);
  expect(existsSync('/tmp/sundog-s86.xml')).toBe(false);
});

it.each([
  ['S86: a relation to a file of this machine', '/../../etc/passwd'],
  ['S86: a relation to an address', 'https://evil.example/sheet.xml'],
])('%s is looked up among the parts alone', async (_what, target) => {
  expect(await read(sound(target))).toMatchObject({ state: 'failed', kept: ['Alder'] });
});

it('S86: a file whose own name leads elsewhere is a name and no path', async () => {
  expect(await read(sound(), '../../../../tmp/sundog-s86.xlsx')).toMatchObject({ state: 'complete', kept: ['Alder'] });
  expect(existsSync('/tmp/sundog-s86.xlsx')).toBe(false);
});
