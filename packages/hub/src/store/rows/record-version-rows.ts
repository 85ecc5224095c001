import type { Db } from '../database.ts';
import type { MirrorColumn, MirrorTable } from '../mirror/mirror-table.ts';

/** Kept fields by their column names; null: the record was gone. */
export type VersionContent = Readonly<Record<string, unknown>> | null;

/** An ended version of a record. */
export interface RecordVersion {
  readonly validFrom: Date;
  /** From here on it no longer held. */
  readonly validTo: Date;
  readonly content: VersionContent;
  readonly endedBy: 'change' | 'deletion' | 'revival';
  /** How `validTo` is known: Halo's own date of the change, or when the hub saw it. */
  readonly endKnownBy: 'halo' | 'seen';
  /** The pass that ran meanwhile; null: a look at one record. */
  readonly passId: number | null;
}

/** A record as the mirror has it now. */
export interface PresentRecord {
  readonly content: VersionContent;
  readonly firstSeenAt: Date;
}

/** Which record it is about. */
export interface RecordOf {
  readonly connectionId: number;
  readonly key: number;
}

/** Versions of one entity in one connection. */
export interface KeptVersions {
  readonly entity: string;
  readonly versions: number;
  readonly oldestEnd: Date | null;
}

/** The ended versions of one record, oldest first. */
export async function listRecordVersions(
  db: Db,
  entity: string,
  { connectionId, key }: RecordOf,
): Promise<readonly RecordVersion[]> {
  const { rows } = await db.client.query<RecordVersion>(
    `SELECT valid_from AS "validFrom", valid_to AS "validTo", content, ended_by AS "endedBy", end_known_by AS "endKnownBy",
            pass_id AS "passId"
       FROM hub.record_version WHERE connection_id = $1 AND entity = $2 AND key = $3 ORDER BY valid_to, id`,
    [connectionId, entity, key],
  );
  return rows;
}

/** The kept fields of a record as they are now, or null where the mirror never had it. */
export async function findPresentRecord(
  db: Db,
  table: MirrorTable,
  { connectionId, key, kept }: RecordOf & { readonly kept: readonly MirrorColumn[] },
): Promise<PresentRecord | null> {
  const pairs = kept.map(({ column }) => `'${column}', ${column}`).join(', ');
  const { rows } = await db.client.query<PresentRecord>(
    `SELECT CASE WHEN deleted_at IS NULL THEN jsonb_build_object(${pairs}) END AS content, first_seen_at AS "firstSeenAt"
       FROM mirror.${table.table} WHERE connection_id = $1 AND id = $2`,
    [connectionId, key],
  );
  return rows[0] ?? null;
}

/** The moment before which versions were deleted, or null. */
export async function findHistoryHorizon(db: Db, connectionId: number, entity: string): Promise<Date | null> {
  const { rows } = await db.client.query<{ at: Date }>(
    `SELECT deleted_before AS at FROM hub.history_horizon WHERE connection_id = $1 AND entity = $2`,
    [connectionId, entity],
  );
  return rows[0]?.at ?? null;
}

/** How many versions a connection has, of each entity that has any. */
export async function countVersions(db: Db, connectionId: number): Promise<readonly KeptVersions[]> {
  const { rows } = await db.client.query<KeptVersions>(
    `SELECT entity, count(*)::int AS versions, min(valid_to) AS "oldestEnd" FROM hub.record_version WHERE connection_id = $1 GROUP BY entity`,
    [connectionId],
  );
  return rows;
}

/**
 * Deletes the versions of an entity that ended before a moment, and remembers that earlier questions cannot be answered any more.
 * @returns how many there were
 */
export async function deleteVersionsBefore(
  db: Db,
  { connectionId, entity, before }: { readonly connectionId: number; readonly entity: string; readonly before: Date },
): Promise<number> {
  const { rowCount } = await db.client.query(
    'DELETE FROM hub.record_version WHERE connection_id = $1 AND entity = $2 AND valid_to < $3',
    [connectionId, entity, before],
  );
  if (!rowCount) return 0;
  await db.client.query(
    `INSERT INTO hub.history_horizon (connection_id, entity, deleted_before) VALUES ($1, $2, $3)
     ON CONFLICT (connection_id, entity) DO UPDATE SET deleted_before = greatest(history_horizon.deleted_before, excluded.deleted_before)`,
    [connectionId, entity, before],
  );
  return rowCount;
}
