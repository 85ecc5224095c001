import { ForeignOriginError } from '../errors/foreign-origin.ts';
import { memberAt } from '../rows/member-at.ts';
import type { Paging } from './paging.ts';

/** Each answer brings the address of the next page, which must lie on the same origin: the credentials go along. */
export function nextLink(about: { readonly from: readonly string[] }): Paging {
  return {
    ask: (question, cursor) => {
      if (cursor === null) return question;
      const { query, ...rest } = question;
      const own = new URL(cursor);
      return { ...rest, path: own.href };
    },
    next: ({ cursor, rows, json, base }) => {
      const link = memberAt(json, about.from);
      if (rows.length === 0 || typeof link !== 'string' || link === '') return null;
      const target = URL.canParse(link, base.href) ? new URL(link, base) : null;
      if (target === null || target.origin !== base.origin) throw new ForeignOriginError();
      return target.href === cursor ? null : target.href;
    },
  };
}
