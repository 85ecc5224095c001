import { keyText } from '../rows/key-text.ts';
import { memberAt } from '../rows/member-at.ts';
import type { Paging } from './paging.ts';
import { withQuery } from './with-query.ts';

/** The tool keeps the place under a name, which may stay the same from page to page. `from` is where the answer tells it. */
export function serverCursor(about: { readonly parameter: string; readonly from: readonly string[] }): Paging {
  return {
    ask: (question, cursor) => (cursor === null ? question : withQuery(question, { [about.parameter]: cursor })),
    next: ({ rows, json }) => (rows.length === 0 ? null : keyText(memberAt(json, about.from))),
  };
}
