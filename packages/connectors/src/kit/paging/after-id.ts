import { UnexpectedShapeError } from '../errors/unexpected-shape.ts';
import { keyText } from '../rows/key-text.ts';
import { memberAt } from '../rows/member-at.ts';
import type { Paging } from './paging.ts';
import { withQuery } from './with-query.ts';

/** The next page begins after the last id that came. Rows without an id are passed over. */
export function afterId(about: { readonly parameter: string; readonly member: string }): Paging {
  return {
    ask: (question, cursor) => (cursor === null ? question : withQuery(question, { [about.parameter]: cursor })),
    next: ({ rows }) => {
      if (rows.length === 0) return null;
      const last = rows.map((row) => keyText(memberAt(row, [about.member]))).findLast((id) => id !== null);
      if (last === undefined || last === null) throw new UnexpectedShapeError();
      return last;
    },
  };
}
