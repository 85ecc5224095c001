import type { Db } from '../database.ts';
import type { AuditResult } from './audit-rows.ts';

/** A row of the audit as people and programs read it. */
export interface AuditRecord {
  readonly seq: number;
  readonly at: Date;
  /** Kind and name: `operator:root`. */
  readonly actor: string;
  readonly accountId: string | null;
  readonly verb: string;
  readonly subject: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly result: AuditResult;
  readonly ip: string | null;
  /** Somebody else's text. */
  readonly userAgent: string | null;
  readonly requestId: string | null;
  readonly host: string | null;
  readonly pid: number | null;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Lower-case hex. */
  readonly hash: string;
}

/** Which rows. A list lets through what is in it; what is absent lets everything through. */
export interface AuditFilter {
  /** `operator:root`, or a name without its kind. */
  readonly actors?: readonly string[] | undefined;
  /** `connection.edit`, or what stands before the dot. */
  readonly verbs?: readonly string[] | undefined;
  /** `connection 3`, which also finds what concerned several of them; `connection` for all; else the whole text. */
  readonly subjects?: readonly string[] | undefined;
  readonly results?: readonly AuditResult[] | undefined;
  readonly since?: Date | undefined;
  /** The first moment that no longer belongs. */
  readonly until?: Date | undefined;
}

/** What rows can be counted by. */
export const facetNames = ['actor', 'verb', 'subject', 'result'] as const;
export type FacetName = (typeof facetNames)[number];

/** A value of a facet, and how many rows have it. */
export interface FacetCount {
  readonly value: string;
  readonly rows: number;
}

/** Values of a facet that are told at the most, those with most rows first. */
const longestFacet = 50;

const facetColumns: Readonly<Record<FacetName, string>> = {
  actor: 'actor',
  verb: 'verb',
  subject: `coalesce(subject_kind, subject)`,
  result: 'result',
};

const columns = `seq, at, actor, account_id AS "accountId", verb, subject, subject_kind AS "subjectKind", subject_id AS "subjectId", result,
  ip, user_agent AS "userAgent", request_id AS "requestId", host, pid, detail, encode(hash, 'hex') AS hash`;

export interface AuditPageQuery {
  readonly filter: AuditFilter;
  /** `newest`: from the last row down; `oldest`: from the first one up. */
  readonly from: 'newest' | 'oldest';
  /** Only what comes after this row in that order; null: from the beginning. */
  readonly after: number | null;
  readonly limit: number;
}

/** The rows that a filter lets through, in the order of their chain. */
export async function listAuditRecords(db: Db, { filter, from, after, limit }: AuditPageQuery): Promise<readonly AuditRecord[]> {
  const values: unknown[] = [after, limit];
  const [compare, order] = from === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
  const found = await db.client.query<AuditRecord>(
    `SELECT ${columns} FROM hub.audit_event
      WHERE ($1::bigint IS NULL OR seq ${compare} $1) AND ${conditionOf(filter, values)} ORDER BY seq ${order} LIMIT $2`,
    values,
  );
  return found.rows;
}

/** How many rows have each value of a facet, under all of the filter but what it says of this facet itself. */
export async function countAuditFacet(db: Db, facet: FacetName, filter: AuditFilter): Promise<readonly FacetCount[]> {
  const values: unknown[] = [longestFacet];
  const others = { ...filter, [`${facet}s`]: undefined };
  const found = await db.client.query<FacetCount>(
    `SELECT ${facetColumns[facet]} AS value, count(*) AS rows FROM hub.audit_event WHERE ${conditionOf(others, values)}
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $1`,
    values,
  );
  return found.rows;
}

/** The SQL of a filter; what it compares with is added to the values of the statement. */
function conditionOf({ actors, verbs, subjects, results, since, until }: AuditFilter, values: unknown[]): string {
  const parts: string[] = ['true'];
  const value = (given: unknown): string => `$${values.push(given)}`;
  if (actors) {
    const list = value(actors);
    parts.push(`(actor = ANY (${list}::text[]) OR substr(actor, strpos(actor, ':') + 1) = ANY (${list}))`);
  }
  if (verbs) {
    const list = value(verbs);
    parts.push(`(verb = ANY (${list}::text[]) OR split_part(verb, '.', 1) = ANY (${list}))`);
  }
  if (subjects) parts.push(`(${['false', ...subjects.map((subject) => subjectCondition(subject, value))].join(' OR ')})`);
  if (results) parts.push(`result = ANY (${value(results)}::text[])`);
  if (since) parts.push(`at >= ${value(since)}::timestamptz`);
  if (until) parts.push(`at < ${value(until)}::timestamptz`);
  return parts.join(' AND ');
}

function subjectCondition(subject: string, value: (given: unknown) => string): string {
  const [, kind, id] = /^([a-z]+(?:-[a-z]+)*) (\d+)$/.exec(subject) ?? [];
  if (kind === undefined || id === undefined) {
    const text = value(subject);
    return `subject_kind = ${text}::text OR subject = ${text}`;
  }
  // Of several things at once the text names all: 'issue 3, 4'.
  const wanted = value(id);
  return `subject_kind = ${value(kind)}::text AND (subject_id = ${wanted}::text OR (subject_id IS NULL
    AND ${wanted} = ANY (string_to_array(substr(subject, strpos(subject, ' ') + 1), ', '))))`;
}
