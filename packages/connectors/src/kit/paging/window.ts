import type { Question } from '../http/question.ts';
import type { Paging } from './paging.ts';
import { withQuery } from './with-query.ts';

/** Where a window of rows is named. */
export interface WindowOptions {
  /** In the query, or in `params.query` of a JSON-RPC call. */
  readonly at: 'query' | 'json-rpc';
  /** The name of the number of the first row, from 0. */
  readonly start: string;
  /** The name of the number of rows. */
  readonly count: string;
  readonly size: number;
}

/** A window of rows by start and count. It goes on by the rows that came. */
export function rowWindow(about: WindowOptions): Paging {
  return {
    ask: (question, cursor) =>
      about.at === 'query'
        ? withQuery(question, { [about.start]: cursor ?? '0', [about.count]: String(about.size) })
        : withCallQuery(question, { [about.start]: Number(cursor ?? 0), [about.count]: about.size }),
    next: ({ cursor, rows }) => (rows.length === 0 ? null : String(Number(cursor ?? 0) + rows.length)),
  };
}

function withCallQuery(question: Question, members: Readonly<Record<string, number>>): Question {
  if (question.body?.kind !== 'json') return question;
  const call = Object(question.body.json);
  const params = Object(call.params);
  const json = { ...call, params: { ...params, query: { ...Object(params.query), ...members } } };
  return { ...question, body: { kind: 'json', json } };
}
