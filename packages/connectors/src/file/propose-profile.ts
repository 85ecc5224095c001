import type { SourceFile } from '../kit/source-file.ts';
import { cellText } from './cell-values.ts';
import { csvRows } from './csv/csv-rows.ts';
import { FileUnreadableError } from './errors/file-unreadable.ts';
import { guessColumns, guessRows } from './guess-columns.ts';
import { guessDates, guessDecimalComma } from './guess-values.ts';
import { type DateFormat, delimiters, type FileEncoding, type RecordMember, type RowKind } from './import-profile.ts';
import type { TableRow } from './table-row.ts';
import { firstBytes, kindOfFile } from './table-rows.ts';
import { readWorkbook } from './xlsx/read-workbook.ts';
import { openWorkbookZip } from './xlsx/workbook-zip.ts';
import { xlsxRows } from './xlsx/xlsx-rows.ts';

/** What is looked at. */
const mostBytes = 262_144;
const mostRows = 50;
/** Headers stand in one of the first rows, below a title at most. */
const mostTitles = 10;

/** A guess of how a file is read, for a person to correct. */
export interface ProfileProposal {
  /** Settings of the connector `file`. */
  readonly settings: {
    readonly rows: RowKind;
    readonly sheet?: string;
    readonly headerRow: number;
    readonly encoding: FileEncoding;
    readonly delimiter: keyof typeof delimiters;
    readonly decimalComma: boolean;
    readonly dateFormat: DateFormat;
    readonly columns: Readonly<Partial<Record<RecordMember, string>>>;
  };
  /** The sheets of a workbook, in order. */
  readonly sheets: readonly string[];
  readonly headers: readonly string[];
  /** The first rows below the headers, as texts. */
  readonly sample: readonly (readonly string[])[];
  /** What a person should look at, as sentences. */
  readonly notes: readonly string[];
}

type Look = Pick<ProfileProposal['settings'], 'encoding' | 'delimiter'> & {
  readonly rows: readonly TableRow[];
  readonly sheets: readonly string[];
};

/** Guesses a profile from the first rows of a file. @throws FileUnreadableError */
export async function proposeProfile(file: SourceFile): Promise<ProfileProposal> {
  const look = (await kindOfFile(file)) === 'xlsx' ? await lookAtWorkbook(file) : await lookAtText(file);
  const headerAt = findHeaders(look.rows);
  const headerRow = look.rows[headerAt];
  if (headerRow === undefined) throw new FileUnreadableError({ fault: 'no-header' });
  const headers = headerRow.cells.map((cell) => cellText(cell) ?? '');
  const below = look.rows.slice(headerAt + 1).map(({ cells }) => cells);
  const columns = guessColumns(headers);
  const dates = guessDates(below);
  const notes = [
    ...(Object.keys(columns).length === 0 ? ['No column was recognised by its header: choose them.'] : []),
    ...(dates.isSure ? [] : ['Whether day or month comes first does not show in the first rows: look at a date.']),
    ...(look.sheets.length > 1 ? [`The workbook has ${look.sheets.length} sheets, and the first one is proposed.`] : []),
  ];
  return {
    settings: {
      rows: guessRows(columns),
      ...(look.sheets[0] === undefined ? {} : { sheet: look.sheets[0] }),
      headerRow: headerRow.line,
      encoding: look.encoding,
      delimiter: look.delimiter,
      decimalComma: guessDecimalComma(below),
      dateFormat: dates.format,
      columns,
    },
    sheets: look.sheets,
    headers,
    sample: below.slice(0, 5).map((cells) => cells.map((cell) => cellText(cell) ?? '')),
    notes,
  };
}

async function lookAtWorkbook(file: SourceFile): Promise<Look> {
  const zip = await openWorkbookZip(file);
  try {
    const { sheets } = await readWorkbook(zip);
    const rows = await take(xlsxRows(file, { sheet: null }));
    return { rows, sheets: [...sheets.keys()], encoding: 'utf-8', delimiter: 'comma' };
  } finally {
    zip.close();
  }
}

async function lookAtText(file: SourceFile): Promise<Look> {
  const head = await firstBytes(file, mostBytes);
  const encoding = guessEncoding(head, head.length < file.bytes);
  let best: (Look & { readonly score: number }) | null = null;
  for (const delimiter of Object.keys(delimiters) as (keyof typeof delimiters)[]) {
    const part = { name: file.name, bytes: head.length, read: (start: number, end: number) => pieces(head.subarray(start, end)) };
    const rows = await take(csvRows(part, { encoding, delimiter: delimiters[delimiter] }));
    const score = scoreOf(rows);
    if (best === null || score > best.score) best = { rows, sheets: [], encoding, delimiter, score };
  }
  if (best === null) throw new FileUnreadableError({ fault: 'no-table' });
  return best;
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function take(rows: AsyncIterable<TableRow>): Promise<readonly TableRow[]> {
  const taken: TableRow[] = [];
  for await (const row of rows) {
    if (row.problem === null) taken.push(row);
    if (taken.length >= mostRows) break;
  }
  return taken;
}

/** Bytes that are whole UTF-8 are UTF-8; the end of what was looked at may cut a character. */
function guessEncoding(head: Buffer, isCut: boolean): FileEncoding {
  const hasMark = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (hasMark || head.subarray(0, 1_000).includes(0)) return 'utf-16';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: isCut });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** How well a delimiter fits: rows that are as wide as most rows, times how wide they are. */
function scoreOf(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width = 0, count = 0] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
  return width < 2 ? 0 : (count / rows.length) * Math.min(width, 50);
}

/** The first row with several different texts and nothing that is a number: its place among the rows. */
function findHeaders(rows: readonly TableRow[]): number {
  const at = rows.slice(0, mostTitles).findIndex(({ cells }) => {
    const texts = cells.map((cell) => cellText(cell)).filter((text) => text !== null);
    return texts.length >= 2 && new Set(texts).size === texts.length && texts.every(isName);
  });
  return Math.max(at, 0);
}

const isName = (text: string) => /\p{L}/u.test(text) && !/^\d/.test(text);
