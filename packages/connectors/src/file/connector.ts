import { defineConnector } from '../kit/define-connector.ts';
import { noSignIn } from '../kit/sign-in/no-sign-in.ts';
import { FileUnreadableError } from './errors/file-unreadable.ts';
import { companies, devices, licenceCounts } from './file-streams.ts';
import { profileOf, recordMembers } from './import-profile.ts';
import { kindOfFile } from './table-rows.ts';

/** CSV files and Excel workbooks, read by an import profile, which is what its settings are. */
export const file = defineConnector({
  name: 'file',
  title: 'File (CSV, Excel)',
  kind: 'file',
  settings: [
    {
      name: 'rows',
      label: 'Rows are',
      help: 'What each row of the file stands for.',
      type: 'choice',
      required: true,
      choices: [
        { value: 'companies', label: 'customers' },
        { value: 'devices', label: 'devices' },
        { value: 'licence-counts', label: 'counts of a product' },
      ],
    },
    {
      name: 'columns',
      label: 'Columns',
      help: 'Which column fills which member: its header, or #1 for the first.',
      type: 'map',
      required: true,
      keys: recordMembers,
    },
    { name: 'sheet', label: 'Sheet', help: 'Of a workbook; without it the first one is read.', type: 'text', required: false },
    {
      name: 'headerRow',
      label: 'Row of the headers',
      help: 'Its number as the program shows it; 0 where there are no headers.',
      type: 'number',
      required: false,
      least: 0,
      most: 1_000,
      default: 1,
    },
    {
      name: 'encoding',
      label: 'Encoding',
      help: 'Of a CSV file. Older programs on Windows write windows-1252.',
      type: 'choice',
      required: false,
      default: 'utf-8',
      choices: [
        { value: 'utf-8', label: 'UTF-8' },
        { value: 'utf-16', label: 'UTF-16' },
        { value: 'windows-1252', label: 'Windows-1252' },
      ],
    },
    {
      name: 'delimiter',
      label: 'Delimiter',
      help: 'What parts the cells of a CSV file.',
      type: 'choice',
      required: false,
      default: 'comma',
      choices: [
        { value: 'comma', label: ',' },
        { value: 'semicolon', label: ';' },
        { value: 'tab', label: 'tab' },
        { value: 'bar', label: '|' },
      ],
    },
    {
      name: 'decimalComma',
      label: 'Decimal comma',
      help: 'Whether a comma parts the decimals: 1.234,50.',
      type: 'switch',
      required: false,
      default: false,
    },
    {
      name: 'dateFormat',
      label: 'Dates',
      help: 'In which order day, month and year stand. 2026-11-30 is always understood.',
      type: 'choice',
      required: false,
      default: 'ymd',
      choices: [
        { value: 'ymd', label: 'year, month, day' },
        { value: 'dmy', label: 'day, month, year' },
        { value: 'mdy', label: 'month, day, year' },
      ],
    },
  ],
  // Nothing is asked of anybody: the file is handed in.
  base: () => new URL('https://file.invalid'),
  signIn: noSignIn,
  rateLimit: { requests: 1, perMs: 1_000 },
  probe: async (session) => {
    if (session.file === null) throw new FileUnreadableError({ fault: 'no-file' });
    await kindOfFile(session.file);
    const { rows } = profileOf(session.settings);
    const stream = rows === 'licence-counts' ? 'licenceCounts' : rows;
    return [{ stream, isPermitted: true, code: null }];
  },
  companies,
  devices,
  licenceCounts,
  deletions: { notSeenForDays: null },
  docs: 'docs/connectors/file.md',
  assumptions: [],
});
