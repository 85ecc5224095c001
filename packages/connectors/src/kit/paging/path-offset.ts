import type { Paging } from './paging.ts';

/** The offset and the count stand in the path: `{offset}` and `{count}` of the question's path are filled in. It goes on by the rows that came. */
export function pathOffset(about: { readonly count: number }): Paging {
  return {
    ask: (question, cursor) => ({
      ...question,
      path: question.path.replace('{offset}', cursor ?? '0').replace('{count}', String(about.count)),
    }),
    next: ({ cursor, rows }) => (rows.length === 0 ? null : String(Number(cursor ?? 0) + rows.length)),
  };
}
