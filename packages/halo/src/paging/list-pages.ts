import { shapeOf } from '../decode/shape-of.ts';
import type { HaloEntity, HaloList } from '../entity.ts';
import { PagesRepeatError } from '../errors/pages-repeat.ts';
import { TooManyPagesError } from '../errors/too-many-pages.ts';
import { UnexpectedShapeError } from '../errors/unexpected-shape.ts';
import type { ListOptions } from '../halo.ts';
import { listOf } from '../list-of.ts';
import type { HaloPage } from '../row.ts';
import type { JsonAnswer, Question } from '../send.ts';
import { findListShape, type ListShape } from './list-shape.ts';
import type { PageSizes } from './page-sizes.ts';
import { type ReadRows, readRows } from './read-rows.ts';

/** What the pager works with. */
export interface Paging {
  readonly send: (question: Question) => Promise<JsonAnswer>;
  readonly sizes: PageSizes;
}

/** No HaloPSA has so many pages: a list that goes on beyond does not end. */
const mostPages = 100_000;

/** What is remembered of the pages read so far. */
interface Progress {
  readonly asked: number;
  /** Rows so far, of the pages before `fromPage` included as far as that can be known. */
  collected: number;
  /** Pages in a row that were the same as the one before. */
  repeats: number;
  /** What the rows of the page before looked like. */
  before: string | null;
  pages: number;
}

interface Turn {
  readonly answer: JsonAnswer;
  readonly shape: ListShape;
  readonly read: ReadRows;
  readonly pageNo: number;
  readonly size: number;
}

/**
 * Reads a list page by page. It goes by the rows that come: an empty page ends it, or a page that is not full when everything that
 * HaloPSA announced has come. `record_count` alone never ends it, and never keeps it going past an empty page.
 * @throws UnexpectedShapeError, PagesRepeatError, TooManyPagesError and what the sender throws
 */
export async function* listPages(entity: HaloEntity, options: ListOptions, paging: Paging): AsyncGenerator<HaloPage> {
  const list = listOf(entity);
  if (!list.paged) {
    yield asPage(await takeTurn(entity, paging, { question: question(entity, list, { options }), pageNo: 1, size: 0 }), true);
    return;
  }
  const asked = options.pageSize ?? list.pageSize;
  const fromPage = options.fromPage ?? 1;
  let size = paging.sizes.sizeFor(entity.name, asked);
  const progress: Progress = { asked: size, collected: (fromPage - 1) * size, repeats: 0, before: null, pages: 0 };
  for (let pageNo = fromPage; ; pageNo += 1) {
    const turn = await takeTurn(entity, paging, {
      question: question(entity, list, { options, page: { size, pageNo } }),
      pageNo,
      size,
    });
    const { shape, answer } = turn;
    if (shape.members.length === 0) {
      if (progress.pages === 0) yield asPage(turn, true);
      return;
    }
    const isRepeat = progress.before === signatureOf(turn);
    // Everything had come before this page, and the list ignores the number of the page.
    if (isRepeat && (shape.at === 'array' || progress.collected === shape.recordCount)) return;
    note(progress, turn, isRepeat);
    if (pageNo > fromPage && !isRepeat) paging.sizes.learn(entity.name, progress.asked, size);
    const isLast = endsHere(progress, turn);
    yield asPage(turn, isLast);
    if (isLast) return;
    if (progress.pages >= mostPages) throw new TooManyPagesError({ pages: progress.pages }, { endpoint: answer.endpoint });
    if (pageNo === fromPage && fromPage === 1) size = sizeGiven(size, turn);
  }
}

interface Step {
  readonly question: Question;
  readonly pageNo: number;
  readonly size: number;
}

async function takeTurn(entity: HaloEntity, paging: Paging, { question: asked, pageNo, size }: Step): Promise<Turn> {
  const answer = await paging.send(asked);
  const shape = shapeIn(answer, entity);
  return { answer, shape, read: readRows(answer.text, shape, entity), pageNo, size };
}

/** Tells pages apart by how many rows they have, their first and their last: the envelope holds the number of the page. */
function signatureOf({ shape, read }: Turn): string {
  return `${shape.members.length} ${read.rows[0]?.raw ?? ''} ${read.rows.at(-1)?.raw ?? ''}`;
}

function note(progress: Progress, turn: Turn, isRepeat: boolean): void {
  const { answer, shape, pageNo } = turn;
  progress.repeats = isRepeat ? progress.repeats + 1 : 0;
  if (progress.repeats >= 2) throw new PagesRepeatError({ pageNo }, { endpoint: answer.endpoint });
  progress.collected += shape.members.length;
  progress.before = signatureOf(turn);
  progress.pages += 1;
}

/** Whether nothing can come behind this page. */
function endsHere(progress: Progress, { shape, size, pageNo }: Turn): boolean {
  const count = shape.members.length;
  if (shape.at === 'object') return true;
  // A bare array is the whole list, unless it is as long as a page may be.
  if (shape.at === 'array') return pageNo === 1 && count !== size && (count > size || !looksLikeCap(progress, count));
  // More than was asked for: this list does not page.
  if (count > size && pageNo === 1 && (shape.recordCount === null || shape.recordCount === count)) return true;
  const full = Math.min(size, shape.pageSize !== null && shape.pageSize > 0 ? shape.pageSize : size);
  const isShort = count < full && !looksLikeCap(progress, count);
  return isShort && shape.recordCount !== null && progress.collected === shape.recordCount;
}

/** A first page of 50, 100, 200 ... rows may be a cap and not an end, whatever is announced. */
function looksLikeCap(progress: Progress, count: number): boolean {
  return progress.pages === 1 && count % 50 === 0;
}

/**
 * The size to ask for from page 2 on, when page 1 was capped: the cap itself, so that the pages lie side by side whether HaloPSA counts
 * them by the size asked for or by the size given.
 */
function sizeGiven(size: number, { shape }: Turn): number {
  const count = shape.members.length;
  if (count >= size) return size;
  if (shape.pageSize !== null && shape.pageSize > 0 && shape.pageSize < size) return shape.pageSize;
  return count % 10 === 0 ? count : size;
}

function shapeIn(answer: JsonAnswer, entity: HaloEntity): ListShape {
  const shape = findListShape(answer.json, entity);
  if (shape) return shape;
  throw new UnexpectedShapeError({ shape: shownShape(answer.json) }, { endpoint: answer.endpoint, status: answer.status });
}

function shownShape(json: unknown): string {
  return JSON.stringify(shapeOf(json)).slice(0, 300);
}

function asPage({ answer, shape, read, pageNo }: Turn, isLast: boolean): HaloPage {
  return {
    pageNo,
    ...read,
    recordCount: shape.recordCount,
    isBareArray: shape.at === 'array',
    serverTime: answer.serverTime,
    askedAt: answer.askedAt,
    isLast,
  };
}

interface Wish {
  readonly options: ListOptions;
  readonly page?: { readonly size: number; readonly pageNo: number };
}

function question(entity: HaloEntity, list: HaloList, { options, page }: Wish): Question {
  const order = options.order ?? (list.order === undefined ? null : { field: list.order, descending: false });
  return {
    method: 'GET',
    path: entity.path,
    query: {
      ...list.query,
      ...(order ? { order: order.field, orderdesc: String(order.descending) } : {}),
      ...options.query,
      ...(page ? { pageinate: 'true', page_size: String(page.size), page_no: String(page.pageNo) } : {}),
    },
    options,
  };
}
