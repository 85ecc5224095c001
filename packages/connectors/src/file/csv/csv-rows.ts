import { Readable } from 'node:stream';
import type { CsvError } from 'csv-parse';
import type { SourceFile } from '../../kit/source-file.ts';
import type { ImportProfile } from '../import-profile.ts';
import { type TableRow, tableLimits } from '../table-row.ts';
import { decodeText } from './decode-text.ts';

/** One record may be this long: a quote that is never closed would else swallow the file. */
const mostRecordText = 1_048_576;

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The rows of a CSV file, streamed. A record that breaks the rules of quoting is a row with a problem. */
export async function* csvRows(
  file: SourceFile,
  { encoding, delimiter }: Pick<ImportProfile, 'encoding' | 'delimiter'>,
): AsyncGenerator<TableRow> {
  const { parse } = await import('csv-parse'); // loaded with the first file
  const problems: TableRow[] = [];
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: mostRecordText,
    on_skip: (error: CsvError | undefined) => {
      const line = Number(error?.['lines'] ?? 0);
      // Each quote that stands wrong is told, and a row is refused once.
      if (problems.at(-1)?.line !== line)
        problems.push({ line, cells: [], problem: 'quotes are not closed, or stand inside of a value' });
      return undefined;
    },
  });
  const text = Readable.from(decodeText(file.read(0, file.bytes), encoding));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      const row = rowOf(record, info.lines);
      // The parser runs ahead of who reads: what it refused further down has to wait.
      const isAhead = problems.findIndex(({ line }) => line > row.line);
      yield* problems.splice(0, isAhead === -1 ? problems.length : isAhead);
      yield row;
    }
    yield* problems.splice(0);
  } finally {
    text.destroy();
    parser.destroy();
  }
}

function rowOf(cells: readonly string[], lastLine: number): TableRow {
  // The parser tells the line where a record ends; people look for the one where it begins.
  const breaks = cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
  const line = lastLine - breaks;
  if (cells.length > tableLimits.columns) return { line, cells: [], problem: `it has more than ${tableLimits.columns} cells` };
  if (cells.some((cell) => cell.length > tableLimits.cellText)) return { line, cells: [], problem: 'a cell is too long' };
  if (cells.some((cell) => cell.includes('\uFFFD')))
    return { line, cells, problem: 'it holds bytes that are not of the encoding of the profile' };
  return { line, cells, problem: null };
}
