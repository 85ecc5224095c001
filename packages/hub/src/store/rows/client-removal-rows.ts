import type { Db } from '../database.ts';
import type { MirrorTable } from '../mirror/mirror-table.ts';
import type { ErasedRecord } from './rule-rows.ts';

/** How the rows of one table lead to a client. */
export interface RemovalStep {
  readonly table: MirrorTable;
  readonly ways: readonly {
    /** The column that leads on; null: a member of the row's text does. */
    readonly column: string | null;
    /** Halo's name of it. */
    readonly member: string;
    /** `client`, or the table whose ids it holds. */
    readonly to: string;
  }[];
  /** Whether rows that lead nowhere leave as well. */
  readonly takesStrays: boolean;
  /** Whether the ids of its rows lead from other tables to the client. */
  readonly isTracked: boolean;
}

interface OfClient {
  readonly connectionId: number;
  readonly clientId: number;
}

/** Begins a removal: an empty list of the records that leave, with what is remembered of the client. Ends with the transaction. */
export async function beginLeaving(db: Db, { connectionId, clientId }: OfClient): Promise<void> {
  await db.client.query('DROP TABLE IF EXISTS pg_temp.leaving');
  await db.client.query(
    'CREATE TEMP TABLE leaving (entity text NOT NULL, id bigint NOT NULL, UNIQUE (entity, id)) ON COMMIT DROP',
  );
  await db.client.query(
    `INSERT INTO pg_temp.leaving SELECT entity, record_key FROM hub.erased_record WHERE connection_id = $1 AND client_id = $2`,
    [connectionId, clientId],
  );
}

/** Adds the ids of a table's rows to the list, so that others can lead over them. */
export async function collectLeaving(db: Db, step: RemovalStep, of: OfClient): Promise<void> {
  if (!step.isTracked) return;
  await db.client.query(
    `INSERT INTO pg_temp.leaving SELECT '${step.table.table}', m.${step.table.key[0]?.column} FROM mirror.${step.table.table} m
      WHERE m.connection_id = $1 AND (${belongs(step)}) ON CONFLICT DO NOTHING`,
    [of.connectionId, of.clientId],
  );
}

/** How many rows of a table leave. */
export async function countLeaving(db: Db, step: RemovalStep, of: OfClient): Promise<number> {
  const counted = await db.client.query<{ rows: number }>(
    `SELECT count(*) AS rows FROM mirror.${step.table.table} m WHERE m.connection_id = $1 AND ($2::bigint IS NOT NULL) AND (${belongs(step)})`,
    [of.connectionId, of.clientId],
  );
  return counted.rows[0]?.rows ?? 0;
}

/** Removes the rows of a table that leave, and the issues about them. */
export async function deleteLeaving(
  db: Db,
  step: RemovalStep,
  of: OfClient,
): Promise<{ readonly rows: number; readonly issues: number }> {
  const { table, key } = step.table;
  const subject = key.map(({ column }) => `m.${column}::text`).join(` || ':' || `);
  const issues = await db.client.query(
    `DELETE FROM hub.sync_issue i USING mirror.${table} m
      WHERE i.connection_id = $1 AND i.entity = '${table}' AND m.connection_id = $1 AND ($2::bigint IS NOT NULL)
        AND (${belongs(step)}) AND i.subject = ${subject}`,
    [of.connectionId, of.clientId],
  );
  const rows = await db.client.query(
    `DELETE FROM mirror.${table} m WHERE m.connection_id = $1 AND ($2::bigint IS NOT NULL) AND (${belongs(step)})`,
    [of.connectionId, of.clientId],
  );
  return { rows: rows.rowCount ?? 0, issues: issues.rowCount ?? 0 };
}

/** Forgets what is known of the children of records that leave: that they were read, and the issues about them. */
export async function forgetLeavingParents(
  db: Db,
  of: { readonly connectionId: number; readonly parent: string; readonly child: string },
): Promise<number> {
  await db.client.query(
    `DELETE FROM hub.sync_parent p USING pg_temp.leaving l
      WHERE p.connection_id = $1 AND p.entity = $2 AND l.entity = $3 AND p.parent_key = l.id`,
    [of.connectionId, of.child, of.parent],
  );
  const gone = await db.client.query(
    `DELETE FROM hub.sync_issue i USING pg_temp.leaving l
      WHERE i.connection_id = $1 AND i.entity = $2 AND l.entity = $3 AND i.parent_key = l.id`,
    [of.connectionId, of.child, of.parent],
  );
  return gone.rowCount ?? 0;
}

/** The ids that are on the list. */
export async function listLeaving(db: Db, clientId: number): Promise<readonly ErasedRecord[]> {
  const listed = await db.client.query<{ entity: string; key: number }>('SELECT entity, id AS key FROM pg_temp.leaving');
  return listed.rows.map((row) => ({ ...row, clientId }));
}

/** Whether a row `m` belongs to the client `$2`. */
function belongs({ ways, takesStrays }: RemovalStep): string {
  const numbers = ways.map(({ column, member }) => (column === null ? numberIn(member) : `m.${column}`));
  const each = ways.map(({ to }, index) => {
    const number = numbers[index];
    return to === 'client' ? `${number} = $2` : `${number} IN (SELECT id FROM pg_temp.leaving WHERE entity = '${to}')`;
  });
  if (takesStrays) each.push(`(${numbers.map((number) => `coalesce(${number}, 0) = 0`).join(' AND ')})`);
  return each.join(' OR ');
}

/** By its text, as the database refuses to look into JSON that holds an escaped NUL. Inside of a text the quotes are escaped. */
function numberIn(member: string): string {
  return `substring(m.raw::text FROM '"${member}"\\s*:\\s*"?(-?[0-9]{1,15})')::bigint`;
}
