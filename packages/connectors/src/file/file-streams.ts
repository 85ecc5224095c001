import type { LicenceCount } from '../kit/records/licence-count.ts';
import type { SourceCompany } from '../kit/records/source-company.ts';
import type { SourceDevice } from '../kit/records/source-device.ts';
import { RowProblem } from '../kit/rows/row-problem.ts';
import type { Session } from '../kit/session.ts';
import type { ReadOptions, RefusedRow, SourcePage } from '../kit/source-page.ts';
import type { StreamReader } from '../kit/source-stream.ts';
import { FileUnreadableError } from './errors/file-unreadable.ts';
import { profileOf, type RowKind } from './import-profile.ts';
import { type MappedLine, type MappedRow, mappedRows } from './mapped-rows.ts';
import { type CountedRow, companyOf, countOf, deviceOf } from './row-records.ts';
import { SeenKeys } from './seen-keys.ts';

/** Records of one page. */
const pageRows = 1_000;
/** Different customers and products that are added up in memory at most. */
const mostCounts = 200_000;

/** A file whose rows are of another kind has an empty list. */
const emptyPage = { records: [], refused: [], expected: null, cursor: null, isCertain: true, passedOver: 0 } as const;

function linesOf(session: Session): { readonly kind: RowKind; readonly lines: AsyncIterable<MappedLine> } {
  if (session.file === null) throw new FileUnreadableError({ fault: 'no-file' });
  const profile = profileOf(session.settings);
  return { kind: profile.rows, lines: mappedRows(session.file, profile) };
}

function refuse(line: number, problem: string, text: string): RefusedRow {
  return { text, problem: `line ${line}: ${problem}` };
}

/** What a row is, or why it is refused. */
function entryOf<Entry>(at: MappedLine, read: (row: MappedRow) => Entry): Entry | RefusedRow {
  if ('problem' in at) return refuse(at.line, at.problem, at.text);
  try {
    return read(at.row);
  } catch (error) {
    if (error instanceof RowProblem) return refuse(at.line, error.message, '');
    throw error;
  }
}

function isRefused(entry: object): entry is RefusedRow {
  return 'problem' in entry;
}

interface KeyedReading<Entry> {
  readonly read: (row: MappedRow) => Entry;
  /** Whether a key that comes again refuses its row; else the row is passed over. */
  readonly refusesAgain: boolean;
}

async function* readKeyed<Entry extends { readonly id: string }>(
  lines: AsyncIterable<MappedLine>,
  { read, refusesAgain }: KeyedReading<Entry>,
  { cursor, signal }: ReadOptions,
): AsyncGenerator<SourcePage<Entry>> {
  const seen = new SeenKeys();
  const firstLine = Number(cursor ?? 0);
  let [records, refused]: [Entry[], RefusedRow[]] = [[], []];
  for await (const at of lines) {
    signal?.throwIfAborted();
    // A full page goes out with the line where the next one begins.
    if (records.length + refused.length >= pageRows) {
      yield { ...emptyPage, records, refused, cursor: String(at.line) };
      [records, refused] = [[], []];
    }
    const entry = entryOf(at, read);
    if (isRefused(entry)) {
      if (at.line >= firstLine) refused.push(entry);
    } else if (seen.add(entry.id)) {
      if (refusesAgain && at.line >= firstLine) refused.push(refuse(at.line, `the same id as in a row before`, entry.id));
    } else if (at.line >= firstLine) records.push(entry);
  }
  yield { ...emptyPage, records, refused };
}

/** The customers of a file: its rows, or the different customers that its rows name. */
export const companies: StreamReader<SourceCompany> = async function* (session, options = {}) {
  const { kind, lines } = linesOf(session);
  // What is wrong with rows of devices and counts is told where these are read.
  const ofOthers = (row: MappedRow) => ({ ...companyOf(row), externalId: null, fields: {} });
  if (kind === 'companies') yield* readKeyed(lines, { read: companyOf, refusesAgain: true }, options);
  else
    for await (const page of readKeyed(lines, { read: ofOthers, refusesAgain: false }, options)) yield { ...page, refused: [] };
};

/** The devices of a file. */
export const devices: StreamReader<SourceDevice> = async function* (session, options = {}) {
  const { kind, lines } = linesOf(session);
  if (kind === 'devices') yield* readKeyed(lines, { read: deviceOf, refusesAgain: true }, options);
  else yield emptyPage;
};

/** The counts of a file: rows of the same customer and product are added up, so that they come as one page at the end. */
export const licenceCounts: StreamReader<LicenceCount> = async function* (session, { signal } = {}) {
  const { kind, lines } = linesOf(session);
  if (kind !== 'licence-counts') return yield emptyPage;
  const counts = new Map<string, CountedRow>();
  const refused: RefusedRow[] = [];
  for await (const at of lines) {
    signal?.throwIfAborted();
    const entry = entryOf(at, countOf);
    if (isRefused(entry)) refused.push(entry);
    else {
      const key = JSON.stringify([entry.companyId, entry.product]);
      const before = counts.get(key);
      if (before === undefined && counts.size >= mostCounts) throw new FileUnreadableError({ fault: 'too-many-rows' });
      counts.set(key, before === undefined ? entry : { ...before, quantity: exactSum(before.quantity, entry.quantity) });
    }
  }
  const asOf = new Date(session.clock.now());
  yield { ...emptyPage, records: [...counts.values()].map((count) => ({ ...count, asOf })), refused };
};

/** Sums of gigabytes with decimals do not grow tails. */
function exactSum(one: number, other: number): number {
  return Number((one + other).toFixed(6));
}
