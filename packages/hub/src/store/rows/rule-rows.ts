import type { Db } from '../database.ts';

/** How many days the records of an entity are kept: `records` from the date that they age by, `deleted` from their tombstone. */
export interface RetentionRule {
  readonly connectionId: number;
  /** Table name. */
  readonly entity: string;
  readonly what: 'records' | 'deleted';
  readonly days: number;
  readonly setBy: string;
  readonly setAt: Date;
}

/** The id of a record that belonged to an erased client. */
export interface ErasedRecord {
  /** Table name. */
  readonly entity: string;
  readonly key: number;
  readonly clientId: number;
}

/** What may be kept of a connection. */
export interface RuleBook {
  /** Counts every change of the rules. */
  readonly version: number;
  readonly noTicketText: boolean;
  readonly retention: readonly RetentionRule[];
  /** Clients that a sync must not bring back. */
  readonly erasedClients: readonly number[];
  readonly erasedRecords: readonly ErasedRecord[];
}

/** Everything that governs what may be kept of a connection. */
export async function readRuleBook(db: Db, connectionId: number): Promise<RuleBook> {
  const found = await db.client.query<{ version: number; no_ticket_text: boolean }>(
    'SELECT rules_version AS version, no_ticket_text FROM hub.connection WHERE id = $1',
    [connectionId],
  );
  const clients = await db.client.query<{ id: number }>(
    'SELECT DISTINCT client_id AS id FROM hub.erasure WHERE connection_id = $1 AND is_remembered',
    [connectionId],
  );
  const records = await db.client.query<ErasedRecord>(
    'SELECT entity, record_key AS key, client_id AS "clientId" FROM hub.erased_record WHERE connection_id = $1',
    [connectionId],
  );
  const [row] = found.rows;
  return {
    version: row?.version ?? 0,
    noTicketText: row?.no_ticket_text ?? false,
    retention: await listRetentionRules(db, connectionId),
    erasedClients: clients.rows.map(({ id }) => id),
    erasedRecords: records.rows,
  };
}

/** The rules of one connection, or of all. */
export async function listRetentionRules(db: Db, connectionId: number | null): Promise<readonly RetentionRule[]> {
  const listed = await db.client.query<RetentionRule>(
    `SELECT connection_id AS "connectionId", entity, what, days, set_by AS "setBy", set_at AS "setAt"
       FROM hub.retention_rule WHERE $1::int IS NULL OR connection_id = $1 ORDER BY connection_id, entity, what`,
    [connectionId],
  );
  return listed.rows;
}

/** Sets a rule over the one before. */
export async function upsertRetentionRule(
  db: Db,
  { connectionId, entity, what, days, setBy, setAt }: RetentionRule,
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.retention_rule (connection_id, entity, what, days, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (connection_id, entity, what) DO UPDATE SET days = excluded.days, set_by = excluded.set_by, set_at = excluded.set_at`,
    [connectionId, entity, what, days, setBy, setAt],
  );
}

/** Takes rules away. Returns how many there were. */
export async function deleteRetentionRules(
  db: Db,
  of: { readonly connectionId: number; readonly entities: readonly string[]; readonly whats: readonly string[] },
): Promise<number> {
  const gone = await db.client.query(
    'DELETE FROM hub.retention_rule WHERE connection_id = $1 AND entity = ANY ($2) AND what = ANY ($3)',
    [of.connectionId, of.entities, of.whats],
  );
  return gone.rowCount ?? 0;
}

/** Remembers ids of erased records. */
export async function addErasedRecords(db: Db, connectionId: number, records: readonly ErasedRecord[]): Promise<void> {
  if (records.length === 0) return;
  await db.client.query(
    `INSERT INTO hub.erased_record (connection_id, client_id, entity, record_key)
     SELECT $1, client_id, entity, key FROM unnest($2::bigint[], $3::text[], $4::bigint[]) AS r (client_id, entity, key)
     ON CONFLICT DO NOTHING`,
    [connectionId, records.map(({ clientId }) => clientId), records.map(({ entity }) => entity), records.map(({ key }) => key)],
  );
}

const lockSpace = 5_863_212;

/**
 * Waits until no sync is in the middle of a transaction, keeps new ones waiting until this one ends, and makes each find out that the
 * rules have changed. Belongs before the first change of what may be kept.
 */
export async function changeRules(db: Db, connectionId: number): Promise<void> {
  await db.client.query('SELECT pg_advisory_xact_lock($1, $2)', [lockSpace, connectionId]);
  await db.client.query('UPDATE hub.connection SET rules_version = rules_version + 1 WHERE id = $1', [connectionId]);
}

/** The version of the rules, which stays what it is until this transaction ends. */
export async function holdRules(db: Db, connectionId: number): Promise<number | null> {
  await db.client.query('SELECT pg_advisory_xact_lock_shared($1, $2)', [lockSpace, connectionId]);
  // A statement of its own: it must see what was committed while the lock was waited for.
  const found = await db.client.query<{ version: number }>('SELECT rules_version AS version FROM hub.connection WHERE id = $1', [
    connectionId,
  ]);
  return found.rows[0]?.version ?? null;
}
