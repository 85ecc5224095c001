import type { Selectable, Updateable } from 'kysely';
import type { Db } from '../database.ts';
import type { ConnectionState, ConnectionTable } from '../hub-tables.ts';

/** One HaloPSA instance connected to a workspace. Its secret is kept apart: see `secret-rows.ts`. */
export interface ConnectionRow {
  readonly id: number;
  readonly workspaceId: number;
  readonly name: string;
  /** What the person typed. */
  readonly url: string;
  readonly resourceServer: string;
  readonly authServer: string;
  readonly tenant: string | null;
  readonly grant: 'client_credentials' | 'password';
  readonly clientId: string;
  readonly username: string | null;
  /** Null: what the chosen entities need. */
  readonly scopes: readonly string[] | null;
  /** The very hosts (`host` or `host:port`) that may have a private address. */
  readonly allowPrivateHosts: readonly string[];
  readonly caPem: string | null;
  /** Names of mirror tables; null: all. */
  readonly entities: readonly string[] | null;
  /** Null: the hub's default; 0: never. */
  readonly syncEveryMinutes: number | null;
  readonly fullEveryHours: number | null;
  /** Requests per window. */
  readonly requestLimit: number;
  readonly windowSeconds: number;
  readonly pageSize: number | null;
  /** Whether the free text of tickets is cut out before anything is stored. */
  readonly noTicketText: boolean;
  /** Since when the schedule leaves it alone; null: it does not. */
  readonly pausedAt: Date | null;
  /** Whether it is the imitated HaloPSA of the demonstration. */
  readonly isSandbox: boolean;
  readonly state: ConnectionState;
  /** When these very credentials last worked. */
  readonly workedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly lastCheck: Readonly<Record<string, unknown>> | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

type Required = 'name' | 'url' | 'resourceServer' | 'authServer' | 'clientId';

/** What a connection is made of; what is absent gets its default. `requestLimit: null` is the default too. */
export type ConnectionFields = Partial<Omit<ConnectionRow, 'id' | 'workspaceId' | 'createdAt' | 'updatedAt' | 'requestLimit'>> & {
  readonly requestLimit?: number | null;
};
export type NewConnection = ConnectionFields & Pick<ConnectionRow, Required>;

/** Every connection of the workspace, by name. */
export async function listConnectionRows(db: Db): Promise<readonly ConnectionRow[]> {
  const rows = await db.query.selectFrom('hub.connection').selectAll().orderBy('name').execute();
  return rows.map(toRow);
}

export async function findConnectionById(db: Db, id: number): Promise<ConnectionRow | null> {
  const row = await db.query.selectFrom('hub.connection').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toRow(row) : null;
}

/** By name, whatever its case. */
export async function findConnectionByName(db: Db, name: string): Promise<ConnectionRow | null> {
  const row = await db.query
    .selectFrom('hub.connection')
    .selectAll()
    .where((is) => is(is.fn<string>('lower', ['name']), '=', is.fn<string>('lower', [is.val(name)])))
    .executeTakeFirst();
  return row ? toRow(row) : null;
}

/** Adds a connection to the transaction's workspace. */
export async function insertConnection(db: Db, fields: NewConnection): Promise<ConnectionRow> {
  const { name, url, resourceServer, authServer, clientId } = fields;
  const needed = { name, url, resource_server: resourceServer, auth_server: authServer, client_id: clientId };
  const row = await db.query
    .insertInto('hub.connection')
    .values({ ...toColumns(fields), ...needed })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toRow(row);
}

/** Sets the named fields and leaves the others. */
export async function updateConnection(db: Db, id: number, fields: ConnectionFields): Promise<void> {
  await db.query
    .updateTable('hub.connection')
    .set({ ...toColumns(fields), updated_at: new Date() })
    .where('id', '=', id)
    .execute();
}

/** Removes a connection with its secret, capabilities and what the sync remembers of it. Its rows in the mirror are not touched. */
export async function deleteConnection(db: Db, id: number): Promise<void> {
  await db.query.deleteFrom('hub.connection').where('id', '=', id).execute();
}

const columnNames = {
  name: 'name',
  url: 'url',
  resourceServer: 'resource_server',
  authServer: 'auth_server',
  tenant: 'tenant',
  grant: 'grant_type',
  clientId: 'client_id',
  username: 'username',
  scopes: 'scopes',
  allowPrivateHosts: 'allow_private_hosts',
  caPem: 'ca_pem',
  entities: 'entities',
  syncEveryMinutes: 'sync_every_minutes',
  fullEveryHours: 'full_every_hours',
  requestLimit: 'requests_per_window',
  windowSeconds: 'window_seconds',
  pageSize: 'page_size',
  noTicketText: 'no_ticket_text',
  pausedAt: 'paused_at',
  isSandbox: 'is_sandbox',
  state: 'state',
  workedAt: 'worked_at',
  checkedAt: 'checked_at',
  lastCheck: 'last_check',
} as const satisfies Record<keyof ConnectionFields, keyof ConnectionTable>;

function toColumns(fields: ConnectionFields): Updateable<ConnectionTable> {
  const columns: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(columnNames)) {
    const value: unknown = fields[field as keyof ConnectionFields];
    if (value === undefined) continue;
    if (column === 'requests_per_window') columns[column] = value ?? 250;
    else columns[column] = column === 'last_check' && value !== null ? JSON.stringify(value) : value;
  }
  // Each value came from the field of its column; the table above is what TypeScript cannot follow.
  return columns as Updateable<ConnectionTable>;
}

function toRow(row: Selectable<ConnectionTable>): ConnectionRow {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    name: row.name,
    url: row.url,
    resourceServer: row.resource_server,
    authServer: row.auth_server,
    tenant: row.tenant,
    grant: row.grant_type,
    clientId: row.client_id,
    username: row.username,
    scopes: row.scopes,
    allowPrivateHosts: row.allow_private_hosts,
    caPem: row.ca_pem,
    entities: row.entities,
    syncEveryMinutes: row.sync_every_minutes,
    fullEveryHours: row.full_every_hours,
    requestLimit: row.requests_per_window,
    windowSeconds: row.window_seconds,
    pageSize: row.page_size,
    noTicketText: row.no_ticket_text,
    pausedAt: row.paused_at,
    isSandbox: row.is_sandbox,
    state: row.state,
    workedAt: row.worked_at,
    checkedAt: row.checked_at,
    lastCheck: row.last_check,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
