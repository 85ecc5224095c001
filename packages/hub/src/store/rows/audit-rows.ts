import type { Db } from '../database.ts';

/** One thing that somebody did. */
export interface AuditEntry {
  /** `operator:root`. */
  readonly actor: string;
  /** `connection.connect`. */
  readonly verb: string;
  /** `connection 3`. */
  readonly subject: string;
  /** Never a secret. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Adds to the audit. Nothing in it can be changed or removed by the app. */
export async function insertAuditEntry(db: Db, entry: AuditEntry): Promise<void> {
  await db.query
    .insertInto('hub.audit_event')
    .values({ ...entry, detail: JSON.stringify(entry.detail) })
    .execute();
}

/** The latest entries of the workspace, newest first. */
export async function listAuditEntries(db: Db, limit: number): Promise<readonly AuditEntry[]> {
  return db.query
    .selectFrom('hub.audit_event')
    .select(['actor', 'verb', 'subject', 'detail', 'at'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
