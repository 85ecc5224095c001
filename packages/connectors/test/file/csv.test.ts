import { describe, expect, it } from 'vitest';
import { file as connector, fileOf } from '../../src/index.ts';
import { openFile, readFile } from './read-file.ts';

const devices = {
  rows: 'devices',
  columns: { companyName: 'Customer', deviceName: 'Name', serial: 'Serial', warrantyEndsAt: 'Warranty', macs: 'MAC' },
};
const counts = { rows: 'licence-counts', columns: { companyName: 'Customer', product: 'SKU', quantity: 'Qty' } };

describe('a CSV file', () => {
  it('becomes devices, with what no column takes by its header', async () => {
    const text =
      'Customer,Name,Serial,Warranty,MAC,Room\nFabrikam,PC-1,SN1,2027-05-31,02:00:00:00:00:01; 02:00:00:00:00:02,B 12\n';
    const { records, refused } = await readFile(text, devices);
    expect(refused).toEqual([]);
    expect(records).toEqual([
      expect.objectContaining({
        id: 'SN1',
        companyId: 'Fabrikam',
        name: 'PC-1',
        warrantyEndsAt: new Date('2027-05-31T00:00:00Z'),
        macs: ['02:00:00:00:00:01', '02:00:00:00:00:02'],
        fields: { Room: 'B 12' },
      }),
    ]);
  });

  it('refuses the rows that cannot be read by the line where they begin, and reads the rest', async () => {
    const text = [
      'Customer,Name,Serial,Warranty,MAC',
      'Fabrikam,"PC\nof two lines",SN1,,',
      'Fabrikam,PC-2,SN2,31.31.2027,',
      'Fabrikam,PC-3,SN3,2027-01-01,,one,too,many',
      'Fabrikam,PC-4,SN1,,',
      'Fabrikam,,,,',
      'Fabrikam,PC "6",SN6,,',
      'Fabrikam,PC-7,SN7,lifetime,',
    ].join('\n');
    const { records, refused } = await readFile(text, devices);
    expect(records.map(({ serial }) => serial)).toEqual(['SN1', 'SN7']);
    expect(refused.map(({ problem }) => problem.split(':')[0])).toEqual(['line 4', 'line 5', 'line 6', 'line 7', 'line 8']);
    expect(refused[2]).toMatchObject({ problem: 'line 6: the same id as in a row before', text: 'SN1' });
  });

  it('is text in the encoding of its profile', async () => {
    const german = 'Customer;Name;Serial\nMüller & Söhne;PC-1;SN1\n';
    const profile = { ...devices, delimiter: 'semicolon' };
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(german, 'utf16le')]);
    const latin = Buffer.from(german, 'latin1');
    const of = async (bytes: Buffer, encoding: string) =>
      (await readFile(fileOf('x.csv', bytes), { ...profile, encoding })).records.map(({ companyId }) => companyId);
    expect(await of(utf16, 'utf-16')).toEqual(['Müller & Söhne']);
    expect(await of(utf16.swap16(), 'utf-16')).toEqual(['Müller & Söhne']);
    expect(await of(latin, 'windows-1252')).toEqual(['Müller & Söhne']);
    expect(await of(Buffer.from(`\uFEFF${german}`), 'utf-8')).toEqual(['Müller & Söhne']);
    const { refused } = await readFile(fileOf('x.csv', latin), { ...profile, encoding: 'utf-8' });
    expect(refused.map(({ problem }) => problem)).toEqual(['line 2: it holds bytes that are not of the encoding of the profile']);
  });

  it.each([
    ['1.234,50', true, 1234.5],
    ['12,5', true, 12.5],
    ['1,234.50', false, 1234.5],
    ['1 234', false, 1234],
    ['-3', false, -3],
  ])('reads the number %s with a decimal comma (%s)', async (text, decimalComma, quantity) => {
    const { records } = await readFile(
      `Customer;SKU;Qty\nFabrikam;A1;${text}\n`,
      { ...counts, delimiter: 'semicolon', decimalComma },
      'licenceCounts',
    );
    expect(records).toEqual([expect.objectContaining({ quantity })]);
  });

  it('refuses a number with the other decimal sign instead of taking it for another number', async () => {
    const { records, refused } = await readFile(
      'Customer;SKU;Qty\nFabrikam;A1;12,5\n',
      { ...counts, delimiter: 'semicolon' },
      'licenceCounts',
    );
    expect(records).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  it.each([
    ['dmy', '03.04.2027', '2027-04-03T00:00:00.000Z'],
    ['mdy', '3/4/2027 2:05 PM', '2027-03-04T14:05:00.000Z'],
    ['ymd', '2027-03-04T10:00:00+02:00', '2027-03-04T08:00:00.000Z'],
    ['dmy', '2027-03-04', '2027-03-04T00:00:00.000Z'],
  ])('reads a date by the order %s', async (dateFormat, text, instant) => {
    const { records } = await readFile(`Customer,Name,Serial,Warranty\nFabrikam,PC,SN1,${text}\n`, { ...devices, dateFormat });
    expect(records[0]?.['warrantyEndsAt']).toEqual(new Date(instant));
  });

  it('adds up the rows of one customer and product', async () => {
    const text = 'Customer,SKU,Qty\nFabrikam,A1,3\nNorthwind,A1,2\nFabrikam,A1,0.1\nFabrikam,A1,0.2\n';
    const { records } = await readFile(text, counts, 'licenceCounts');
    expect(records.map(({ companyId, product, quantity }) => [companyId, product, quantity])).toEqual([
      ['Fabrikam', 'A1', 3.3],
      ['Northwind', 'A1', 2],
    ]);
  });

  it('tells the customers that its rows name', async () => {
    const text = 'Customer,SKU,Qty\nFabrikam,A1,3\nNorthwind,A1,2\nFabrikam,B1,1\n';
    expect((await readFile(text, counts, 'companies')).records.map(({ id }) => id)).toEqual(['Fabrikam', 'Northwind']);
    expect((await readFile(text, counts, 'devices')).records).toEqual([]);
  });

  it('has its columns by number where it has no headers', async () => {
    const profile = { rows: 'devices', headerRow: 0, columns: { companyName: '#2', serial: '#1' } };
    expect((await readFile('SN1,Fabrikam\n', profile)).records).toEqual([
      expect.objectContaining({ id: 'SN1', companyId: 'Fabrikam' }),
    ]);
  });

  it('may have a title above its headers', async () => {
    const text = 'Report of November\n\nCustomer,Name,Serial\nFabrikam,PC-1,SN1\n';
    expect((await readFile(text, { ...devices, headerRow: 3 })).records).toHaveLength(1);
  });

  it('is taken up from a cursor, without a row twice or left out', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => `Fabrikam,PC-${index},SN${index}`);
    const text = `Customer,Name,Serial\n${rows.join('\n')}\n`;
    const { pages } = await readFile(text, devices);
    expect(pages.map(({ records }) => records.length)).toEqual([1000, 1000, 500]);
    const rest: unknown[] = [];
    const cursor = pages[0]?.cursor ?? '';
    for await (const page of connector.devices(openFile(text, devices), { cursor })) rest.push(...page.records);
    expect(rest).toEqual(pages.slice(1).flatMap(({ records }) => records));
  });

  it.each([
    ['PNG', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'no-table'],
    ['old workbook', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'old-or-protected'],
    ['table without the columns', Buffer.from('a,b\n1,2\n'), 'no-header'],
    ['file without anything', Buffer.alloc(0), 'no-table'],
  ])('is not taken for one where it is a %s', async (_name, bytes, fault) => {
    await expect(readFile(fileOf('x.csv', bytes), devices)).rejects.toMatchObject({ code: 'file-unreadable', fault });
  });
});
