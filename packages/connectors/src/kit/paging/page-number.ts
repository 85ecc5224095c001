import type { Paging } from './paging.ts';
import { withQuery } from './with-query.ts';

/** Numbered pages, from 0 or from 1. A page that is shorter than asked for is no end: tools cap the size as they please. */
export function pageNumber(about: { readonly parameter: string; readonly first: 0 | 1 }): Paging {
  return {
    ask: (question, cursor) => withQuery(question, { [about.parameter]: cursor ?? String(about.first) }),
    next: ({ cursor, rows }) => (rows.length === 0 ? null : String(Number(cursor ?? about.first) + 1)),
  };
}
