import type { z } from 'zod';
import type { Question } from './http/question.ts';
import type { Paging } from './paging/paging.ts';
import type { Session } from './session.ts';
import type { ReadOptions, SourcePage } from './source-page.ts';

/** Reads one list of a source, page by page. */
export type StreamReader<Entry> = (session: Session, options?: ReadOptions) => AsyncIterable<SourcePage<Entry>>;

/** What a row is read with. */
export interface RowContext<Before> {
  readonly session: Session;
  /** The row as it came, with the members that the shape does not name. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** What was read before the list (names of sites, serial numbers). */
  readonly before: Before;
}

/** What a list of a tool is made of. */
export interface SourceStreamDefinition<Row extends z.ZodObject, Entry, Before> {
  /** The question for the first page. */
  readonly question: (session: Session, options: ReadOptions) => Question;
  readonly paging: Paging;
  /** Where the rows stand in an answer; null: the answer has another shape. */
  readonly rows: (json: unknown) => readonly unknown[] | null;
  /** The tool's count of the whole list. */
  readonly expected?: (json: unknown) => number | null;
  /** The shape of a row that this connector relies on. Members that it does not name pass; what it needs and misses refuses the row. */
  readonly row: Row;
  /** Read once before the first page. */
  readonly before?: (session: Session, options: ReadOptions) => Promise<Before>;
  /** The record of a row; null where the row is none of this list (a device in the bin). What it throws as RowProblem refuses the row. */
  readonly record: (row: z.output<Row>, context: RowContext<Before>) => Entry | null;
  /** Where the list is given up as endless. Default 20,000 pages: with a hundred rows each, two million rows. */
  readonly mostPages?: number;
  /** What takes further requests per record, for one page of records. */
  readonly enrich?: (entries: readonly Entry[], session: Session, options: ReadOptions) => Promise<readonly Entry[]>;
  /** What makes a record the same record. Default: its `id`. */
  readonly keyOf?: (entry: Entry) => string;
}
