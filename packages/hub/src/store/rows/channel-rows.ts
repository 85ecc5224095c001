import type { Db } from '../database.ts';

/** What a person says of a channel, but for its secrets. */
export interface ChannelFields {
  readonly name: string;
  readonly kind: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Host and port, for people. */
  readonly target: string;
  readonly events: readonly string[];
  /** `host:port` that may be private, unencrypted or on a port of its own. */
  readonly allowHosts: readonly string[];
  readonly isEnabled: boolean;
}

/** A channel as it is kept. */
export interface ChannelRow extends ChannelFields {
  readonly id: number;
  /** Why it was switched off by itself; null: it was not. */
  readonly disabledReason: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastSuccessAt: Date | null;
  /** Since when nothing got through. */
  readonly failingSince: Date | null;
  readonly lastError: string | null;
}

const columns = `id, name, kind, settings, target, events, allow_hosts AS "allowHosts", is_enabled AS "isEnabled", disabled_reason AS "disabledReason",
  created_by AS "createdBy", created_at AS "createdAt", last_success_at AS "lastSuccessAt", failing_since AS "failingSince", last_error AS "lastError"`;

/** The channels of the workspace by their names. */
export async function listChannelRows(db: Db): Promise<readonly ChannelRow[]> {
  return (await db.client.query<ChannelRow>(`SELECT ${columns} FROM hub.channel ORDER BY lower(name)`)).rows;
}

/** A channel by its number. */
export async function findChannelRow(db: Db, id: number): Promise<ChannelRow | null> {
  return (await db.client.query<ChannelRow>(`SELECT ${columns} FROM hub.channel WHERE id = $1`, [id])).rows[0] ?? null;
}

/** Adds a channel. Fails on a name that is taken. */
export async function insertChannel(
  db: Db,
  { name, kind, settings, target, events, allowHosts, isEnabled }: ChannelFields,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<ChannelRow> {
  const inserted = await db.client.query<ChannelRow>(
    `INSERT INTO hub.channel (name, kind, settings, target, events, allow_hosts, is_enabled, created_by, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) RETURNING ${columns}`,
    [name, kind, JSON.stringify(settings), target, events, allowHosts, isEnabled, by, at],
  );
  const [row] = inserted.rows;
  if (!row) throw new TypeError('INSERT ... RETURNING gave no row.');
  return row;
}

/** Changes a channel; one that is enabled begins anew with what it has failed at. */
export async function updateChannel(
  db: Db,
  id: number,
  { name, settings, target, events, allowHosts, isEnabled, at }: Omit<ChannelFields, 'kind'> & { readonly at: Date },
): Promise<void> {
  await db.client.query(
    `UPDATE hub.channel SET name = $2, settings = $3, target = $4, events = $5, allow_hosts = $6, is_enabled = $7, updated_at = $8,
            disabled_reason = CASE WHEN $7 THEN NULL ELSE disabled_reason END
      WHERE id = $1`,
    [id, name, JSON.stringify(settings), target, events, allowHosts, isEnabled, at],
  );
}

/** Removes a channel with its secrets and deliveries. */
export async function deleteChannel(db: Db, id: number): Promise<void> {
  await db.client.query('DELETE FROM hub.channel WHERE id = $1', [id]);
}

/** A message got through. */
export async function markChannelWell(db: Db, id: number, at: Date): Promise<void> {
  await db.client.query('UPDATE hub.channel SET last_success_at = $2, failing_since = NULL, last_error = NULL WHERE id = $1', [
    id,
    at,
  ]);
}

/** A message did not get through. */
export async function markChannelFailing(
  db: Db,
  id: number,
  { error, at }: { readonly error: string; readonly at: Date },
): Promise<void> {
  await db.client.query('UPDATE hub.channel SET failing_since = coalesce(failing_since, $3), last_error = $2 WHERE id = $1', [
    id,
    error,
    at,
  ]);
}

/**
 * Switches a channel off that has let nothing through since `since`. Returns its name; null: something did get through, or it is off already.
 */
export async function disableChannel(
  db: Db,
  id: number,
  { reason, since }: { readonly reason: string; readonly since: Date },
): Promise<string | null> {
  const disabled = await db.client.query<{ name: string }>(
    `UPDATE hub.channel SET is_enabled = false, disabled_reason = $2
      WHERE id = $1 AND is_enabled AND (last_success_at IS NULL OR last_success_at < $3) RETURNING name`,
    [id, reason, since],
  );
  return disabled.rows[0]?.name ?? null;
}
