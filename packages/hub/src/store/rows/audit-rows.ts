import { hostname } from 'node:os';
import type { RequestOrigin } from '../../foundation/actor.ts';
import type { Db } from '../database.ts';

/** How it ended: it was done, it was not permitted, or it was tried and did not work. */
export type AuditResult = 'done' | 'refused' | 'failed';

/** One thing that somebody did or tried. */
export interface AuditEntry {
  /** Kind and name: `operator:root`. */
  readonly actor: string;
  readonly accountId?: string;
  /** `connection.connect`. */
  readonly verb: string;
  /** `connection 3`; of several `issue 3, 4`; empty where nobody knows. */
  readonly subject: string;
  /** What the subject is, where its text does not say it as `connection 3` does. */
  readonly subjectKind?: string;
  readonly subjectId?: string;
  /** Default: done. */
  readonly result?: AuditResult;
  /** The request; absent: this process did it by itself, or at the command line. */
  readonly origin?: RequestOrigin;
  /** Never a secret. What was before and is after stands in its members `before` and `after`. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Characters that are kept of what a client calls itself. */
const longestHeader = 500;

/**
 * Adds to the audit, at the end of its chain. Nothing in it can be changed or removed by the app. Holds the chain's head until the
 * transaction ends, so it belongs at the end of a short one.
 */
export async function insertAuditEntry(db: Db, entry: AuditEntry): Promise<void> {
  await db.query
    .insertInto('hub.audit_event')
    .values({
      at: entry.at,
      actor: storable(entry.actor),
      account_id: entry.accountId ?? null,
      verb: entry.verb,
      subject: storable(entry.subject),
      ...subjectColumns(entry),
      result: entry.result ?? 'done',
      ...originColumns(entry.origin),
      detail: JSON.stringify(entry.detail, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value)),
    })
    .execute();
}

/** The latest entries of the workspace, newest first. */
export async function listAuditEntries(db: Db, limit: number): Promise<readonly AuditEntry[]> {
  return db.query
    .selectFrom('hub.audit_event')
    .select(['actor', 'verb', 'subject', 'detail', 'at'])
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

/** `connection 3` is one connection; `issue 3, 4` are issues. The migration that chained older rows reads them the same. */
const numbered = /^([a-z]+(?:-[a-z]+)*) (\d+(?:, \d+)*)$/;

function subjectColumns({ subject, subjectKind, subjectId }: AuditEntry) {
  const [, kind, ids] = numbered.exec(subject) ?? [];
  const id = ids?.includes(',') ? undefined : ids;
  return { subject_kind: subjectKind ?? kind ?? null, subject_id: subjectId ?? (subjectKind === undefined ? id : null) ?? null };
}

/** Text as PostgreSQL takes it: it knows no NUL, and no half of a surrogate pair in JSON. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

function originColumns(origin: RequestOrigin | undefined) {
  if (!origin) return { ip: null, user_agent: null, request_id: null, host: storable(hostname()), pid: process.pid };
  const { ip, userAgent, requestId } = origin;
  const agent = userAgent === null ? null : storable(userAgent.slice(0, longestHeader));
  return { ip: storable(ip), user_agent: agent, request_id: storable(requestId), host: null, pid: null };
}
