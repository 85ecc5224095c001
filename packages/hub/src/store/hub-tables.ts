import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';

type Json = JSONColumnType<Record<string, unknown>, string, string>;
type AnyJson = ColumnType<unknown, string, string>;

/** How the last check of a connection ended; `removed`: only its rows are kept; `secret-missing`: restored without its secret. */
export type ConnectionState = 'unchecked' | 'passed' | 'passed-with-warnings' | 'failed' | 'secret-missing' | 'removed';

/** Schema `hub` as the typed query layer sees it: the tables of the store's own row functions. */
export interface HubTables {
  'hub.workspace': WorkspaceTable;
  'hub.connection': ConnectionTable;
  'hub.connection_secret': ConnectionSecretTable;
  'hub.connection_capability': ConnectionCapabilityTable;
  'hub.audit_event': AuditEventTable;
}

export interface WorkspaceTable {
  id: GeneratedAlways<number>;
  name: string;
  created_at: Generated<Date>;
}

export interface ConnectionTable {
  id: GeneratedAlways<number>;
  workspace_id: GeneratedAlways<number>;
  name: string;
  url: string;
  resource_server: string;
  auth_server: string;
  tenant: string | null;
  grant_type: Generated<'client_credentials' | 'password'>;
  client_id: string;
  username: string | null;
  scopes: string[] | null;
  allow_private_hosts: Generated<string[]>;
  ca_pem: string | null;
  entities: string[] | null;
  sync_every_minutes: number | null;
  full_every_hours: number | null;
  requests_per_window: Generated<number>;
  window_seconds: Generated<number>;
  page_size: number | null;
  no_ticket_text: Generated<boolean>;
  paused_at: Date | null;
  is_sandbox: Generated<boolean>;
  state: Generated<ConnectionState>;
  worked_at: Date | null;
  checked_at: Date | null;
  last_check: ColumnType<Record<string, unknown> | null, string | null, string | null>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface ConnectionSecretTable {
  connection_id: number;
  field: string;
  ciphertext: Buffer;
  key_id: string;
  updated_at: Generated<Date>;
}

export interface ConnectionCapabilityTable {
  connection_id: number;
  name: string;
  value: AnyJson;
  observed_at: Date;
}

export interface AuditEventTable {
  id: GeneratedAlways<number>;
  workspace_id: GeneratedAlways<number>;
  at: Date;
  actor: string;
  verb: string;
  subject: string;
  detail: Json;
}
