import type { Endpoint } from '../endpoints/endpoint.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { refuse } from '../http/refusal.ts';
import type { Row } from '../tables/table.ts';
import { listConditions, listOrder } from './list-conditions.ts';
import { cutterFor } from './list-cutter.ts';
import { type Selection, select } from './selection.ts';

const wholeRow = {};

/** Answers `GET /X`: an envelope or a bare array, paged or not (API.md 2.2, 2.3). */
export function serveList(endpoint: Endpoint, call: Call): Answer {
  const table = call.halo.tables.of(endpoint.entity);
  const selection = select(table, listConditions(endpoint, call), listOrder(endpoint, call));
  return answerRows(endpoint, call, selection);
}

/** Answers a list of rows that were already chosen. */
export function answerRows(endpoint: Endpoint, call: Call, selection: Selection): Answer {
  const table = call.halo.tables.of(endpoint.entity);
  const isIdsOnly = endpoint.idsOnly !== undefined && call.query.flag(endpoint.idsOnly);
  const window = isIdsOnly
    ? { pageNo: 1, pageSize: selection.length, from: 0, to: selection.length }
    : windowOf(endpoint, call, selection.length);
  const rows: Row[] = [];
  if (isIdsOnly) for (let index = window.from; index < window.to; index += 1) rows.push({ id: table.keyAt(selection.at(index)) });
  else {
    const cut = rowCutter(endpoint, call);
    for (let index = window.from; index < window.to; index += 1) rows.push(cut(table.own(selection.at(index))));
  }
  if (!isWrapped(endpoint, call)) return ok(rows);
  return ok({
    page_no: window.pageNo,
    page_size: window.pageSize,
    record_count: selection.length,
    columns: [],
    ...endpoint.envelopeExtras?.(call),
    [endpoint.envelope ?? 'rows']: rows,
  });
}

/** The function that makes a list row of this request out of a whole row. */
function rowCutter(endpoint: Endpoint, call: Call): (row: Row) => Row {
  const omit = call.halo.settings.listCustomFields ? [] : ['customfields'];
  const cut = cutterFor(endpoint.list ?? wholeRow, (flag) => call.query.flag(flag), omit);
  const { dress } = endpoint;
  return dress ? (row) => cut(dress(row, call, 'list')) : cut;
}

function isWrapped(endpoint: Endpoint, call: Call): boolean {
  if (endpoint.envelope === null) return false;
  if (endpoint.wrapped === 'paged') return call.query.flag('pageinate');
  if (endpoint.wrapped === 'unless-refused') return !(call.query.has('pageinate') && !call.query.flag('pageinate'));
  return true;
}

function windowOf(
  endpoint: Endpoint,
  call: Call,
  length: number,
): { pageNo: number; pageSize: number; from: number; to: number } {
  const { settings } = call.halo;
  const cap = endpoint.isTicketLike ? settings.ticketPageCap : (settings.pageCap ?? Number.MAX_SAFE_INTEGER);
  if (endpoint.paged && call.query.flag('pageinate')) {
    const pageNo = Math.max(1, call.query.integer('page_no') ?? 1);
    const asked = call.query.integer('page_size') ?? 50;
    if (asked < 1) throw refuse(400, 'The page size must be at least 1.');
    const pageSize = Math.min(asked, cap);
    const from = Math.min(length, (pageNo - 1) * pageSize);
    return { pageNo, pageSize, from, to: Math.min(length, from + pageSize) };
  }
  // A page size beside `pageinate=false` caps like `count` (API.md 2.3). A list that documents no paging does not heed it at all:
  // a client that pages until the rows are as many as `record_count` would otherwise meet the first page again and again.
  const isRefused = call.query.has('pageinate') && !call.query.flag('pageinate');
  const refusedSize = isRefused ? call.query.integer('page_size') : undefined;
  const most = call.query.integer('count') ?? refusedSize ?? (endpoint.paged ? settings.unpagedRows : length);
  const to = Math.max(0, Math.min(length, most));
  return { pageNo: 1, pageSize: to, from: 0, to };
}
