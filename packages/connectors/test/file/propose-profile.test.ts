import { expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { file as connector, fileOf, parseSettings, proposeProfile } from '../../src/index.ts';
import { readFile } from './read-file.ts';

const propose = (content: string | Buffer) => proposeProfile(fileOf('export', Buffer.from(content as string)));

it('proposes how devices of an English export are read', async () => {
  const { settings, notes } = await propose(
    'Customer Name,Hostname,Serial Number,Last Seen,Warranty Expiry,Room\nFabrikam,PC-1,SN1,11/28/2026 10:00,12/31/2027,A\n',
  );
  expect(settings).toMatchObject({
    rows: 'devices',
    delimiter: 'comma',
    encoding: 'utf-8',
    headerRow: 1,
    dateFormat: 'mdy',
    decimalComma: false,
  });
  expect(settings.columns).toMatchObject({
    companyName: 'Customer Name',
    deviceName: 'Hostname',
    serial: 'Serial Number',
    warrantyEndsAt: 'Warranty Expiry',
  });
  expect(notes).toEqual([]);
});

it('proposes how counts of a German export in windows-1252 are read, below a title', async () => {
  const text = 'Abrechnung\n\nKunde;Artikel;Menge;Preis;Stand\nMüller;Sicherung;1.200,5;3,10;03.11.2026\n';
  const proposal = await propose(Buffer.from(text, 'latin1'));
  expect(proposal.settings).toMatchObject({
    rows: 'licence-counts',
    delimiter: 'semicolon',
    encoding: 'windows-1252',
    headerRow: 3,
    decimalComma: true,
    dateFormat: 'dmy',
    columns: { companyName: 'Kunde', productName: 'Artikel', quantity: 'Menge' },
  });
  const { records } = await readFile(fileOf('x.csv', Buffer.from(text, 'latin1')), proposal.settings, 'licenceCounts');
  expect(records).toEqual([expect.objectContaining({ companyId: 'Müller', product: 'Sicherung', quantity: 1200.5 })]);
});

it('proposes the first sheet of a workbook, and says that there are others', async () => {
  const rows = [
    ['Client', 'Domain'],
    ['Fabrikam', 'fabrikam.example'],
  ].map((row) => row.map((value) => ({ type: String, value })));
  const bytes = await writeExcelFile([
    { data: rows, sheet: 'Clients' },
    { data: rows, sheet: 'Other' },
  ] as never).toBuffer();
  const { settings, sheets, notes } = await propose(bytes);
  expect(settings).toMatchObject({ rows: 'companies', sheet: 'Clients', columns: { companyName: 'Client', domain: 'Domain' } });
  expect(sheets).toEqual(['Clients', 'Other']);
  expect(notes).toHaveLength(1);
});

it('says what a person has to look at, and proposes settings that the connector takes', async () => {
  const { settings, notes, sample } = await propose('Customer,Device,Date\nFabrikam,PC-1,03/04/2026\n');
  expect(notes).toEqual([expect.stringContaining('day or month')]);
  expect(sample).toEqual([['Fabrikam', 'PC-1', '03/04/2026']]);
  expect(() => parseSettings(connector.settings, settings)).not.toThrow();
});
