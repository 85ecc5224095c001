import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { BadListFileError } from '../../foundation/errors/bad-list-file.ts';

/** One row of a list: by column, empty cells are null. */
export type ListRow = Readonly<Record<string, string | null>>;

/** What a list must have. */
export interface ListShape {
  /** Columns without which there is no list. `id` is one of them. */
  readonly needed: readonly string[];
}

const separators = [',', ';', '\t'] as const;

/**
 * Reads a CSV file as it streams: UTF-8 with or without BOM, comma, semicolon or tab, quoted fields, any line ends. Columns go by their name
 * in the first line, in any order and case; columns that nobody knows are left alone.
 * @throws BadListFileError
 */
export async function readListFile<Row>(path: string, shape: ListShape, toRow: (row: ListRow) => Row): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const ids = new Set<string>();
  try {
    for await (const { record, line } of recordsOf(path, shape)) {
      const id = record['id'] ?? null;
      if (id === null) throw new BadListFileError(path, `line ${line} has no id`, { remedy: 'Give every row an id of its own.' });
      if (ids.has(id))
        throw new BadListFileError(path, `the id of line ${line} stands there twice`, {
          remedy: 'Give every row an id of its own.',
        });
      ids.add(id);
      rows.push(toRow(record));
    }
  } catch (error) {
    throw toListError(path, error);
  }
  return rows;
}

interface NumberedRecord {
  readonly record: ListRow;
  readonly line: number;
}

async function* recordsOf(path: string, shape: ListShape): AsyncGenerator<NumberedRecord> {
  const texts = decode(path);
  const first = await texts.next();
  const head = first.done ? '' : first.value;
  const parser = pipeline(
    Readable.from(chain(head, texts)),
    parse({
      bom: true,
      delimiter: separatorOf(head),
      columns: (names: readonly string[]) => readColumns(path, names, shape),
      info: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 1_000_000,
    }),
    () => undefined, // an error of either comes up where the rows are read
  );
  let sawAny = false;
  for await (const { record, info } of parser as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>) {
    sawAny = true;
    yield {
      record: Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, cell === '' ? null : cell])),
      line: info.lines,
    };
  }
  if (!sawAny && head.trim() === '') throw new BadListFileError(path, 'it is empty', { remedy: neededColumns(shape) });
}

async function* chain(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

/** The file as text. A file of another encoding would give names that match nothing, so it is refused. */
async function* decode(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The separator that the first line has most of, outside of quotes. */
function separatorOf(head: string): string {
  const line = (head.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string) => line.split(separator).length;
  return separators.reduce((best, next) => (count(next) > count(best) ? next : best));
}

function readColumns(path: string, given: readonly string[], shape: ListShape): string[] {
  const names = given.map((name) => name.trim().toLowerCase());
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new BadListFileError(path, `the column ${twice} stands there twice`, { remedy: 'Take one of the two out.' });
  const missing = shape.needed.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new BadListFileError(path, `the column ${missing.join(' and the column ')} is missing in the first line`, {
      remedy: neededColumns(shape),
    });
  return names;
}

function neededColumns({ needed }: ListShape): string {
  return `The first line names the columns; there must be ${needed.join(', ')}.`;
}

function toListError(path: string, error: unknown): unknown {
  if (error instanceof BadListFileError) return error;
  if (error instanceof CsvError)
    return new BadListFileError(path, describeCsvError(error), {
      remedy: 'Put the line right, or export the list again as CSV.',
      cause: error,
    });
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new BadListFileError(path, 'it is not UTF-8', { remedy: 'Save it as "CSV UTF-8".', cause: error });
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error)
    return new BadListFileError(path, `it cannot be opened (${error.code})`, {
      remedy: 'Give the path of a CSV file that can be read.',
      cause: error,
    });
  return error;
}

const csvFaults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_RECORD_INCONSISTENT_COLUMNS: 'it has not as many fields as the first line',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'it has not as many fields as the first line',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'something follows a closing quote',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quote',
  INVALID_OPENING_QUOTE: 'a quote stands inside a field',
  CSV_MAX_RECORD_SIZE: 'it is longer than a million characters',
};

/** Which line, and what of it; never what stands there. */
function describeCsvError(error: CsvError): string {
  const line: unknown = error['lines'];
  return `${typeof line === 'number' ? `line ${line}: ` : ''}${csvFaults[error.code] ?? `it is no CSV (${error.code})`}`;
}
