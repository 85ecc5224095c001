import { keyText } from '../rows/key-text.ts';
import { memberAt } from '../rows/member-at.ts';
import type { Paging } from './paging.ts';
import { withQuery } from './with-query.ts';

/** Each answer brings the token of the next page. A token that comes again is the end. */
export function pageToken(about: { readonly parameter: string; readonly from: readonly string[] }): Paging {
  return {
    ask: (question, cursor) => (cursor === null ? question : withQuery(question, { [about.parameter]: cursor })),
    next: ({ cursor, rows, json }) => {
      const token = keyText(memberAt(json, about.from));
      return rows.length === 0 || token === cursor ? null : token;
    },
  };
}
