import type { Db } from '../database.ts';

/** A webhook of Halo that may tell this hub of changes. */
export interface WebhookRow {
  readonly id: number;
  readonly connectionId: number;
  /** Its part of the address. */
  readonly hookId: string;
  readonly name: string;
  /** SHA-256 of its secret. */
  readonly secretHash: Buffer;
  /** Of the secret before, and until when that still opens. */
  readonly formerHash: Buffer | null;
  readonly formerUntil: Date | null;
  readonly createdAt: Date;
  readonly rotatedAt: Date | null;
}

/** How many deliveries of a webhook stand where, and when the first that waits and the last of all came. */
export interface WebhookFigures {
  readonly received: number;
  readonly read: number;
  readonly ignored: number;
  readonly failed: number;
  readonly waitingSince: Date | null;
  readonly lastAt: Date | null;
  readonly lastReason: string | null;
}

const columns = `id, connection_id AS "connectionId", hook_id AS "hookId", name, secret_hash AS "secretHash",
  former_hash AS "formerHash", former_until AS "formerUntil", created_at AS "createdAt", rotated_at AS "rotatedAt"`;

/** The webhooks of a connection, or of all where it is null, in the order they were made. */
export async function listWebhookRows(db: Db, connectionId: number | null = null): Promise<readonly WebhookRow[]> {
  const { rows } = await db.client.query<WebhookRow>(
    `SELECT ${columns} FROM hub.webhook WHERE $1::int IS NULL OR connection_id = $1 ORDER BY id`,
    [connectionId],
  );
  return rows;
}

/** @throws the database's error (SQLSTATE 23505) where the connection has one of this name */
export async function insertWebhook(
  db: Db,
  hook: Pick<WebhookRow, 'connectionId' | 'hookId' | 'name' | 'secretHash' | 'createdAt'>,
): Promise<WebhookRow> {
  const { rows } = await db.client.query<WebhookRow>(
    `INSERT INTO hub.webhook (connection_id, hook_id, name, secret_hash, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING ${columns}`,
    [hook.connectionId, hook.hookId, hook.name, hook.secretHash, hook.createdAt],
  );
  const [row] = rows;
  if (!row) throw new TypeError('The database returned no webhook.');
  return row;
}

/** Gives a webhook another secret; the one before opens until `formerUntil`. */
export async function replaceWebhookSecret(
  db: Db,
  id: number,
  { secretHash, formerUntil, at }: { readonly secretHash: Buffer; readonly formerUntil: Date; readonly at: Date },
): Promise<void> {
  await db.client.query(
    'UPDATE hub.webhook SET former_hash = secret_hash, former_until = $3, secret_hash = $2, rotated_at = $4 WHERE id = $1',
    [id, secretHash, formerUntil, at],
  );
}

/** Removes a webhook and its deliveries. */
export async function deleteWebhook(db: Db, id: number): Promise<void> {
  await db.client.query('DELETE FROM hub.webhook WHERE id = $1', [id]);
}

/** What came by a webhook. */
export async function readWebhookFigures(db: Db, id: number): Promise<WebhookFigures> {
  const { rows } = await db.client.query<WebhookFigures>(
    `SELECT count(*) FILTER (WHERE state = 'received') AS received, count(*) FILTER (WHERE state = 'read') AS read,
            count(*) FILTER (WHERE state = 'ignored') AS ignored, count(*) FILTER (WHERE state = 'failed') AS failed,
            min(received_at) FILTER (WHERE state = 'received') AS "waitingSince", max(received_at) AS "lastAt",
            (SELECT reason FROM hub.webhook_delivery WHERE webhook_id = $1 AND reason IS NOT NULL ORDER BY received_at DESC LIMIT 1)
              AS "lastReason"
       FROM hub.webhook_delivery WHERE webhook_id = $1`,
    [id],
  );
  const [figures] = rows;
  if (!figures) throw new TypeError('The database counted no deliveries.');
  return figures;
}
