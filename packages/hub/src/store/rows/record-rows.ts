import type { Db } from '../database.ts';
import type { ReadColumn } from './record-list-rows.ts';

/** Which record of the mirror. */
export interface RecordAddress {
  readonly connectionId: number;
  /** In the schema mirror. */
  readonly table: string;
  readonly key: readonly ReadColumn[];
  readonly values: readonly (string | number)[];
}

/** A record of the mirror and what the hub knows about its copy. */
export interface ReadRecord {
  /** In the order of the columns. */
  readonly values: readonly unknown[];
  readonly firstSeenAt: Date;
  readonly writtenAt: Date;
  /** Null: it was never read by itself. */
  readonly detailAt: Date | null;
  readonly deletedAt: Date | null;
  /** When it was last seen in HaloPSA, at the earliest; null: that is not known. */
  readonly lastSeenAt: Date | null;
}

/** The answers of HaloPSA as they came. */
export interface RawRecord {
  readonly list: string;
  readonly detail: string | null;
}

/** The last complete reading of an entity: by what it is proven. */
export interface LatestProof {
  readonly passId: number;
  readonly state: string;
  readonly isComplete: boolean;
  readonly method: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly received: number;
  readonly recordCount: number | null;
  readonly message: string | null;
}

/** One record, or null. @param seenWith the table whose passes see its rows: for rows that stand inside others, that of those */
export async function findRecord(
  db: Db,
  address: RecordAddress,
  { columns, seenWith }: { readonly columns: readonly ReadColumn[]; readonly seenWith: string },
): Promise<ReadRecord | null> {
  const selected = columns.map(({ column }, index) => `t.${column} AS c${index}`);
  const { rows } = await db.client.query<Record<string, unknown> & Omit<ReadRecord, 'values'>>(
    `SELECT ${[...selected, ''].join(', ')}first_seen_at AS "firstSeenAt", synced_at AS "writtenAt", detail_at AS "detailAt",
            deleted_at AS "deletedAt", hub.last_seen(t.connection_id, '${seenWith}', t.synced_at, t.deleted_at) AS "lastSeenAt"
       FROM mirror.${address.table} t WHERE ${isThis(address)}`,
    [address.connectionId, ...address.values],
  );
  const [row] = rows;
  if (!row) return null;
  const { firstSeenAt, writtenAt, detailAt, deletedAt, lastSeenAt } = row;
  return {
    values: columns.map((_, index) => row[`c${index}`] ?? null),
    firstSeenAt,
    writtenAt,
    detailAt,
    deletedAt,
    lastSeenAt,
  };
}

/** What HaloPSA sent of one record, or null. */
export async function findRawRecord(db: Db, address: RecordAddress): Promise<RawRecord | null> {
  const { rows } = await db.client.query<RawRecord>(
    `SELECT raw::text AS list, raw_detail::text AS detail FROM mirror.${address.table} t WHERE ${isThis(address)}`,
    [address.connectionId, ...address.values],
  );
  return rows[0] ?? null;
}

/** The latest full pass over a table that came to its end, or null. */
export async function findLatestProof(db: Db, connectionId: number, table: string): Promise<LatestProof | null> {
  const { rows } = await db.client.query<LatestProof>(
    `SELECT pass_id AS "passId", state, is_complete AS "isComplete", method, started_at AS "startedAt", ended_at AS "endedAt",
            received, record_count AS "recordCount", message
       FROM hub.sync_proof WHERE connection_id = $1 AND entity = $2 AND is_latest`,
    [connectionId, table],
  );
  return rows[0] ?? null;
}

/** The address of a connection's API. */
export async function readHaloAddress(db: Db, connectionId: number): Promise<string> {
  const { rows } = await db.client.query<{ address: string }>(
    'SELECT resource_server AS address FROM hub.connection WHERE id = $1',
    [connectionId],
  );
  const [row] = rows;
  if (!row) throw new TypeError(`There is no connection ${connectionId}.`);
  return row.address;
}

function isThis({ key }: RecordAddress): string {
  const parts = key.map(({ column, sqlType }, index) => `t.${column} = $${index + 2}::${sqlType}`);
  return ['t.connection_id = $1', ...parts].join(' AND ');
}
