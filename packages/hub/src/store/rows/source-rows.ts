import type { Db } from '../database.ts';

/** How the last check of a source ended; `secret-missing`: restored without its secrets; `removed`: only its records are kept. */
export type SourceState = 'unchecked' | 'passed' | 'passed-with-warnings' | 'failed' | 'secret-missing' | 'removed';

/** What a person says of a source, but for its secrets. */
export interface SourceFields {
  readonly name: string;
  /** Settings as the connector's fields read them, without secrets. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Host and port, for people. */
  readonly target: string;
  /** `host:port` that may be private or unencrypted. */
  readonly allowHosts: readonly string[];
  /** Null: as the connector says. */
  readonly goneAfterDays: number | null;
  readonly pausedAt: Date | null;
}

/** A source as it is kept. */
export interface SourceRow extends SourceFields {
  readonly id: number;
  readonly connectionId: number;
  /** Name of the connection. */
  readonly connection: string;
  readonly connector: string;
  readonly state: SourceState;
  readonly checkedAt: Date | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The sources of the workspace by their names. */
export async function listSourceRows(db: Db): Promise<readonly SourceRow[]> {
  const listed = await db.client.query<SourceRow>(
    `SELECT s.id, s.connection_id AS "connectionId", c.name AS connection, s.connector, s.name, s.settings, s.target,
            s.allow_hosts AS "allowHosts", s.gone_after_days AS "goneAfterDays", s.state, s.checked_at AS "checkedAt",
            s.paused_at AS "pausedAt", s.created_by AS "createdBy", s.created_at AS "createdAt", s.updated_at AS "updatedAt"
       FROM hub.source s JOIN hub.connection c ON c.id = s.connection_id ORDER BY lower(s.name)`,
  );
  return listed.rows;
}

/**
 * Whether a source is as it was when a read of it began. It stays so until the transaction ends: whoever would change or remove it waits.
 * @param updatedAt as the source was read; `alone`: nobody else holds it meanwhile
 */
export async function holdSource(
  db: Db,
  { id, updatedAt, alone = false }: { readonly id: number; readonly updatedAt: Date; readonly alone?: boolean },
): Promise<boolean> {
  const found = await db.client.query<{ updatedAt: Date }>(
    `SELECT updated_at AS "updatedAt" FROM hub.source WHERE id = $1 AND state <> 'removed' FOR ${alone ? 'NO KEY UPDATE' : 'SHARE'}`,
    [id],
  );
  return found.rows[0]?.updatedAt.getTime() === updatedAt.getTime();
}

/** Adds a source. Fails on a name that is taken. @returns its number */
export async function insertSource(
  db: Db,
  fields: SourceFields & { readonly connectionId: number; readonly connector: string },
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> {
  const { connectionId, connector, name, settings, target, allowHosts, goneAfterDays, pausedAt } = fields;
  const inserted = await db.client.query<{ id: number }>(
    `INSERT INTO hub.source (connection_id, connector, name, settings, target, allow_hosts, gone_after_days, paused_at, created_by, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) RETURNING id`,
    [connectionId, connector, name, JSON.stringify(settings), target, allowHosts, goneAfterDays, pausedAt, by, at],
  );
  const [row] = inserted.rows;
  if (!row) throw new TypeError('INSERT ... RETURNING gave no row.');
  return row.id;
}

/** Changes a source. What was found by its last check holds no longer where `isOther`: it is asked elsewhere or otherwise. */
export async function updateSource(
  db: Db,
  id: number,
  {
    name,
    settings,
    target,
    allowHosts,
    goneAfterDays,
    pausedAt,
    isOther,
    at,
  }: SourceFields & { readonly isOther: boolean; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `UPDATE hub.source SET name = $2, settings = $3, target = $4, allow_hosts = $5, gone_after_days = $6, paused_at = $7,
            state = CASE WHEN $8 THEN 'unchecked' ELSE state END, updated_at = CASE WHEN $8 THEN $9 ELSE updated_at END
      WHERE id = $1`,
    [id, name, JSON.stringify(settings), target, allowHosts, goneAfterDays, pausedAt, isOther, at],
  );
}

/** Keeps how a check ended. */
export async function markSourceChecked(
  db: Db,
  id: number,
  { state, at }: { readonly state: SourceState; readonly at: Date },
): Promise<void> {
  await db.client.query('UPDATE hub.source SET state = $2, checked_at = $3 WHERE id = $1', [id, state, at]);
}

/** Leaves of a source nothing but its records and passes. */
export async function retireSource(db: Db, id: number): Promise<void> {
  await db.client.query('DELETE FROM hub.source_secret WHERE source_id = $1', [id]);
  await db.client.query('DELETE FROM hub.source_refusal WHERE source_id = $1', [id]);
  await db.client.query(`UPDATE hub.source SET state = 'removed' WHERE id = $1`, [id]);
}

/** Removes a source with its secrets, passes, records and refusals. */
export async function deleteSource(db: Db, id: number): Promise<void> {
  await db.client.query('DELETE FROM hub.source WHERE id = $1', [id]);
}
