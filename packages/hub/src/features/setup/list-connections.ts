import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import { type ConnectionRow, listConnectionRows } from '../../store/rows/connection-rows.ts';
import type { SetupDeps } from './setup-deps.ts';

/** One connection as lists show it. Never holds a secret. */
export interface ConnectionSummary {
  readonly id: number;
  readonly name: string;
  readonly resourceServer: string;
  readonly tenant: string | null;
  readonly grant: 'client_credentials' | 'password';
  /** How its last check ended: `passed`, `passed-with-warnings`, `failed`; `removed` where only its rows are kept. */
  readonly state: string;
  /** ISO 8601. */
  readonly checkedAt: string | null;
  /** Whether the schedule reads it. */
  readonly isActive: boolean;
  /** Table names; null: all. */
  readonly entities: readonly string[] | null;
  /** Minutes between two reads by the schedule; null: the hub's default; 0: never. */
  readonly syncEveryMinutes: number | null;
  /** Requests allowed per window of `windowSeconds`. */
  readonly requestLimit: number;
  readonly windowSeconds: number;
  /** ISO 8601: since when the schedule leaves it alone; null: it does not. */
  readonly pausedAt: string | null;
  /** Whether it is the imitated HaloPSA of the demonstration. */
  readonly isSandbox: boolean;
}

type ListDeps = Pick<SetupDeps, 'store' | 'workspaceId'>;

/** Every connection of the workspace, by name. */
export async function listConnections(deps: ListDeps): Promise<readonly ConnectionSummary[]> {
  const rows = await deps.store.inWorkspace(deps.workspaceId, (db) => listConnectionRows(db), { readOnly: true });
  return rows.map(toSummary);
}

/** One connection with all its fields, by name, else by id. @throws ConnectionNotFoundError */
export async function readConnection(deps: ListDeps, name: string): Promise<ConnectionRow> {
  const rows = await deps.store.inWorkspace(deps.workspaceId, (db) => listConnectionRows(db), { readOnly: true });
  const found =
    rows.find((row) => row.name === name) ??
    rows.find((row) => row.name.toLowerCase() === name.toLowerCase()) ??
    rows.find((row) => String(row.id) === name);
  if (!found)
    throw new ConnectionNotFoundError(
      name,
      rows.map((row) => row.name),
    );
  return found;
}

/** The public part of a connection's row. */
export function toSummary(row: ConnectionRow): ConnectionSummary {
  const { id, name, resourceServer, tenant, grant, state, entities, syncEveryMinutes, requestLimit, windowSeconds } = row;
  return {
    id,
    name,
    resourceServer,
    tenant,
    grant,
    state,
    entities,
    syncEveryMinutes,
    requestLimit,
    windowSeconds,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    isActive: state !== 'removed' && row.pausedAt === null,
    pausedAt: row.pausedAt?.toISOString() ?? null,
    isSandbox: row.isSandbox,
  };
}
