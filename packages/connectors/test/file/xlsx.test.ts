import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { fileOf } from '../../src/index.ts';
import { readFile } from './read-file.ts';

const devices = {
  rows: 'devices',
  columns: { companyName: 'Customer', serial: 'Serial', warrantyEndsAt: 'Warranty' },
};

async function workbook(rows: readonly (readonly object[])[], sheet = 'Devices'): Promise<Buffer> {
  return writeExcelFile(rows as never, { sheet }).toBuffer();
}

const text = (value: string) => ({ type: String, value });
const header = ['Customer', 'Serial', 'Warranty', 'Rooms'].map(text);
const day = { type: Date, value: new Date('2027-05-31T00:00:00Z'), format: 'dd.mm.yyyy' };

/** A workbook by hand, to say what no writer would. */
function handMade(parts: Readonly<Record<string, string>>): Buffer {
  const usual = {
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="One" r:id="rId1"/><sheet name="Two" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries({ ...usual, ...parts }).map(([name, xml]) => [name, strToU8(xml)]))),
  );
}

const inline = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
const sheetOf = (...rows: readonly string[]) => `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
const headers = `<row r="1">${inline('A1', 'Customer')}${inline('B1', 'Serial')}${inline('C1', 'Warranty')}</row>`;

describe('a workbook', () => {
  it('becomes devices: texts, numbers, dates and truth values', async () => {
    const bytes = await workbook([
      header,
      [text('Fabrikam & Co'), text('SN1'), day, { type: Number, value: 3.5 }],
      [text('Fabrikam & Co'), { type: Number, value: 4711 }, null as never, { type: Boolean, value: true }],
    ]);
    const { records, refused } = await readFile(fileOf('x.xlsx', bytes), devices);
    expect(refused).toEqual([]);
    expect(records).toEqual([
      expect.objectContaining({
        id: 'SN1',
        companyId: 'Fabrikam & Co',
        warrantyEndsAt: new Date('2027-05-31T00:00:00Z'),
        fields: { Rooms: 3.5 },
      }),
      expect.objectContaining({ id: '4711', warrantyEndsAt: null, fields: { Rooms: true } }),
    ]);
  });

  it('has the sheet that is named, rows and cells by their references, and skips what is empty', async () => {
    const sheet2 = sheetOf(headers, '<row r="3"/>', `<row r="7">${inline('B7', 'SN7')}${inline('A7', 'Northwind')}</row>`);
    const bytes = handMade({ 'xl/worksheets/sheet1.xml': sheetOf(), 'xl/worksheets/sheet2.xml': sheet2 });
    const { records } = await readFile(fileOf('x.xlsx', bytes), { ...devices, sheet: 'Two' });
    expect(records).toEqual([expect.objectContaining({ id: 'SN7', companyId: 'Northwind' })]);
    await expect(readFile(fileOf('x.xlsx', bytes), { ...devices, sheet: 'Three' })).rejects.toMatchObject({
      fault: 'no-such-sheet',
    });
  });

  it('counts days from 1900 with the leap year that was none, and from 1904 where it says so', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const row = (days: number) =>
      sheetOf(headers, `<row r="2">${inline('A2', 'F')}${inline('B2', 'S')}<c r="C2" s="1"><v>${days}</v></c></row>`);
    const read = async (parts: Record<string, string>) =>
      (await readFile(fileOf('x.xlsx', handMade(parts)), devices)).records[0]?.['warrantyEndsAt'];
    expect(await read({ 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': row(46_000.5) })).toEqual(
      new Date('2025-12-09T12:00:00Z'),
    );
    const from1904 =
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="One" r:id="rId1"/></sheets></workbook>';
    expect(await read({ 'xl/workbook.xml': from1904, 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': row(44_538) })).toEqual(
      new Date('2025-12-09T00:00:00Z'),
    );
  });

  it('refuses rows by their number', async () => {
    const bytes = handMade({
      'xl/worksheets/sheet1.xml': sheetOf(headers, `<row r="5">${inline('C5', '99/99/2027')}${inline('B5', 'S')}</row>`),
    });
    expect((await readFile(fileOf('x.xlsx', bytes), devices)).refused).toEqual([
      expect.objectContaining({ problem: expect.stringMatching(/^line 5: /) }),
    ]);
  });

  it.each([
    ['unpacks to far more than it is', handMade({ 'xl/worksheets/sheet1.xml': ' '.repeat(40 * 1_048_576) }), 'too-large'],
    [
      'has styles that are too large',
      handMade({ 'xl/styles.xml': ' '.repeat(34 * 1_048_576), 'xl/worksheets/sheet1.xml': sheetOf() }),
      'too-large',
    ],
    ['is cut off', handMade({ 'xl/worksheets/sheet1.xml': sheetOf(headers) }).subarray(0, 200), 'broken'],
    ['has XML that does not close', handMade({ 'xl/worksheets/sheet1.xml': '<worksheet><row r="1">' }), 'broken'],
    [
      'names entities of its own',
      handMade({ 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "bbb">]><worksheet>&b;</worksheet>' }),
      'broken',
    ],
    [
      'has a part that leads out of it',
      handMade({ 'xl/_rels/workbook.xml.rels': '<R><Relationship Id="rId1" Target="/../../etc/passwd"/></R>' }),
      'broken',
    ],
  ])('is refused where it %s', async (_name, bytes, fault) => {
    await expect(readFile(fileOf('x.xlsx', bytes), devices)).rejects.toMatchObject({
      code: 'file-unreadable',
      disposition: 'tell-user',
      fault,
    });
  });
});
