import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { PagesRepeatError } from './errors/pages-repeat.ts';
import { TooManyPagesError } from './errors/too-many-pages.ts';
import { UnexpectedShapeError } from './errors/unexpected-shape.ts';
import { RowProblem, refuseRow } from './rows/row-problem.ts';
import type { Session } from './session.ts';
import type { ReadOptions, RefusedRow, SourcePage } from './source-page.ts';
import type { SourceStreamDefinition } from './source-stream.ts';

const usualMostPages = 20_000;

/** What one page brought. */
interface Harvest<Entry> {
  readonly records: readonly Entry[];
  readonly refused: readonly RefusedRow[];
  readonly passedOver: number;
  /** How many of its rows had not come before. */
  readonly fresh: number;
}

/**
 * Reads a list to its end. A page that brings nothing new is asked for once more, since caches repeat pages; then it ends the list, unless
 * the tool's count says that more is to come.
 * @throws PagesRepeatError, TooManyPagesError, UnexpectedShapeError, and the errors of the door
 */
export async function* readPages<Row extends z.ZodObject, Entry extends { readonly id: string }, Before>(
  stream: SourceStreamDefinition<Row, Entry, Before>,
  session: Session,
  options: ReadOptions,
): AsyncGenerator<SourcePage<Entry>> {
  const before = (await stream.before?.(session, options)) as Before;
  const question = stream.question(session, options);
  const reader = new RowReader(stream, session, before);
  let cursor = options.cursor ?? null;
  let isSecondTry = false;
  const { mostPages = usualMostPages } = stream;
  for (let page = 0; page < mostPages; page += 1) {
    const { json } = await session.http.ask(stream.paging.ask(question, cursor), { signal: options.signal });
    const rows = stream.rows(json);
    if (rows === null) throw new UnexpectedShapeError({ tool: session.tool });
    session.onRows(rows, stream.row);
    const { records, refused, passedOver, fresh } = reader.read(rows);
    const expected = stream.expected?.(json) ?? null;
    if (rows.length > 0 && fresh === 0 && !isSecondTry) {
      isSecondTry = true;
      continue;
    }
    const isRepeated = rows.length > 0 && fresh === 0;
    if (isRepeated && options.cursor === undefined && expected !== null && reader.seen < expected)
      throw new PagesRepeatError({ tool: session.tool });
    isSecondTry = false;
    const next = isRepeated ? null : stream.paging.next({ cursor, rows, json, base: session.http.base });
    const whole = (await stream.enrich?.(records, session, options)) ?? records;
    yield { records: whole, refused, passedOver, expected, cursor: next, isCertain: !isRepeated || expected !== null };
    if (next === null) return;
    cursor = next;
  }
  throw new TooManyPagesError({ tool: session.tool });
}

class RowReader<Row extends z.ZodObject, Entry extends { readonly id: string }, Before> {
  readonly #stream: SourceStreamDefinition<Row, Entry, Before>;
  readonly #session: Session;
  readonly #before: Before;
  readonly #keys = new Set<string>();

  constructor(stream: SourceStreamDefinition<Row, Entry, Before>, session: Session, before: Before) {
    this.#stream = stream;
    this.#session = session;
    this.#before = before;
  }

  /** How many different rows came so far. */
  get seen(): number {
    return this.#keys.size;
  }

  read(rows: readonly unknown[]): Harvest<Entry> {
    const records: Entry[] = [];
    const refused: RefusedRow[] = [];
    let [passedOver, fresh] = [0, 0];
    for (const row of rows) {
      const entry = this.#recordOf(row);
      const key = entry === null || entry instanceof RowProblem ? `row ${hashOf(row)}` : `id ${this.#keyOf(entry)}`;
      if (this.#keys.has(key)) continue;
      this.#keys.add(key);
      fresh += 1;
      if (entry instanceof RowProblem) refused.push(refuseRow(row, entry));
      else if (entry === null) passedOver += 1;
      else records.push(entry);
    }
    return { records, refused, passedOver, fresh };
  }

  #keyOf(entry: Entry): string {
    return this.#stream.keyOf?.(entry) ?? entry.id;
  }

  #recordOf(row: unknown): Entry | RowProblem | null {
    const read = this.#stream.row.safeParse(row);
    if (!read.success) return RowProblem.of(read.error);
    try {
      const raw = row as Readonly<Record<string, unknown>>; // an object: the shape has just said so
      return this.#stream.record(read.data, { session: this.#session, raw, before: this.#before });
    } catch (error) {
      if (error instanceof RowProblem) return error;
      throw error;
    }
  }
}

function hashOf(row: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(row) ?? '')
    .digest('base64url');
}
