import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type DatabaseAccess, openClient } from '../access.ts';
import { QueryRefusedError } from '../errors/query-refused.ts';
import { toUnavailable } from '../transaction.ts';
import type { QueryAnswer, QueryLimits } from './query-answer.ts';

const defaultLimits: QueryLimits = { maxRows: 10_000, timeoutMs: 3000, maxBytes: 64_000_000 };

export interface QueryRequest extends Partial<QueryLimits> {
  readonly workspaceId: number;
  readonly sql: string;
}

/**
 * Runs one SELECT that a user wrote, in one workspace.
 *
 * The walls, each enough for what it stands against:
 * - it logs in as the role of the workspace, which may read `mirror` and little of `hub`, belongs to no role it could switch to, and
 *   whose name is what row level security asks for: no setting of the session says which workspace it is;
 * - the transaction is read-only, and cannot be made otherwise from within;
 * - it runs as the query of a cursor, over the extended protocol: the grammar allows one SELECT there, without writing CTEs;
 * - time, rows, bytes, locks and temporary files are limited, by the server and, where that could be got around, from here;
 * - the connection is used once, so nothing that a function changed in the session meets the next query.
 * @throws QueryRefusedError, DatabaseUnavailableError
 */
export async function runQuery(access: DatabaseAccess, { workspaceId, sql, ...given }: QueryRequest): Promise<QueryAnswer> {
  const limits = { ...defaultLimits, ...given };
  if (sql.length > 100_000) throw new QueryRefusedError('too-long', 'the text is longer than 100,000 characters');
  const client = await openClient(access.configFor({ queryOf: workspaceId })).catch((error: unknown) => {
    throw toRefusal(error, access.isEmbedded);
  });
  const guard = watch(client, limits);
  try {
    await client.query(`SET statement_timeout = ${Math.ceil(limits.timeoutMs)}; BEGIN READ ONLY`);
    // A named statement goes over the extended protocol, where a text is one statement or an error.
    await client.query({ name: 'query', text: `DECLARE answer NO SCROLL CURSOR FOR ${sql}` });
    const fetched = await client.query(`FETCH ${limits.maxRows + 1} FROM answer`);
    return {
      columns: fetched.fields.map((column) => column.name),
      rows: fetched.rows.slice(0, limits.maxRows),
      isCut: fetched.rows.length > limits.maxRows,
    };
  } catch (error) {
    throw guard.refusal() ?? toRefusal(error, access.isEmbedded, sql);
  } finally {
    guard.stop();
    await Promise.race([client.end(), delay(1000, undefined, { ref: false })]);
  }
}

/** Cuts the connection when the answer is too large, or when the server's own time limit has not held. */
function watch(client: pg.Client, limits: QueryLimits): { refusal(): QueryRefusedError | null; stop(): void } {
  const { stream } = client.connection;
  let bytes = 0;
  let refused: QueryRefusedError | null = null;
  const cut = (error: QueryRefusedError) => {
    refused = error;
    stream.destroy();
  };
  const onBytes = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limits.maxBytes)
      cut(new QueryRefusedError('too-large', `the answer is larger than ${limits.maxBytes / 1_000_000} MB`));
  };
  stream.on('data', onBytes);
  const timer = setTimeout(() => cut(tooSlow()), limits.timeoutMs * 2 + 1000);
  return {
    refusal: () => refused,
    stop: () => {
      clearTimeout(timer);
      stream.off('data', onBytes);
    },
  };
}

function tooSlow(): QueryRefusedError {
  return new QueryRefusedError('too-slow', 'it takes longer than a query may');
}

const reasons: Readonly<Record<string, { readonly reason: string; readonly why: string }>> = {
  '57014': { reason: 'too-slow', why: 'it takes longer than a query may' },
  '42501': { reason: 'not-permitted', why: 'it reads something, or calls something, that queries may not' },
  '25006': { reason: 'not-permitted', why: 'it would write, and queries only read' },
  '55P03': { reason: 'too-slow', why: 'what it reads is being changed at the moment' },
  '53400': { reason: 'too-large', why: 'it needs more temporary disk space than a query may' },
  '53300': { reason: 'busy', why: 'too many queries run at the moment' },
};

function toRefusal(error: unknown, isEmbedded: boolean, sql = ''): Error {
  if (!(error instanceof pg.DatabaseError))
    return toUnavailable(error, isEmbedded) ?? (error instanceof Error ? error : new Error('unknown'));
  const known = reasons[error.code ?? ''];
  if (known) return new QueryRefusedError(known.reason, known.why, error);
  // What the database says of the user's own text is what the user needs to see.
  return new QueryRefusedError('not-understood', notOneSelect(sql, error) ?? `the database says: ${error.message}`, error);
}

/** What a text that is no single SELECT is instead: the database stumbles over the place where it stands, and says something else. */
function notOneSelect(sql: string, { code }: pg.DatabaseError): string | null {
  if (code !== '42601') return null;
  if (sql.trim() === '') return 'there is no text';
  const first = /^[\s(]*([a-z]+)/i.exec(sql)?.[1]?.toUpperCase();
  if (first !== undefined && !['SELECT', 'WITH', 'VALUES', 'TABLE'].includes(first))
    return `a query begins with SELECT or WITH, and this one with ${first}: queries only read`;
  return /;\s*\S/.test(sql) ? 'it may hold one statement, and there seem to be more' : null;
}
