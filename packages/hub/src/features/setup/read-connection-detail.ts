import type { PreflightReport } from '../../engine/preflight/run-preflight.ts';
import { listSecretAges } from '../../store/rows/secret-rows.ts';
import { type ConnectionSummary, readConnection, toSummary } from './list-connections.ts';
import type { SetupDeps } from './setup-deps.ts';

/** Everything about a connection but its secret. Instants in ISO 8601. */
export interface ConnectionDetail extends ConnectionSummary {
  readonly url: string;
  readonly authServer: string;
  readonly clientId: string;
  readonly username: string | null;
  readonly scopes: readonly string[] | null;
  readonly allowPrivateHost: boolean;
  readonly hasCertificate: boolean;
  readonly fullEveryHours: number | null;
  readonly pageSize: number | null;
  readonly noTicketText: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Since when the secret is kept and when it ends; null: there is none. */
  readonly secret: { readonly keptAt: string; readonly expiresAt: string | null } | null;
  readonly lastCheck: PreflightReport | null;
}

/** Reads a connection for whoever edits it. @throws ConnectionNotFoundError */
export async function readConnectionDetail(
  deps: Pick<SetupDeps, 'store' | 'workspaceId'>,
  id: number,
): Promise<ConnectionDetail> {
  const row = await readConnection(deps, String(id));
  const age = (await deps.store.inWorkspace(deps.workspaceId, listSecretAges, { readOnly: true })).get(id);
  const { url, authServer, clientId, username, scopes, fullEveryHours, pageSize, noTicketText } = row;
  return {
    ...toSummary(row),
    url,
    authServer,
    clientId,
    username,
    scopes,
    fullEveryHours,
    pageSize,
    noTicketText,
    allowPrivateHost: row.allowPrivateHosts.length > 0,
    hasCertificate: row.caPem !== null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    secret: age ? { keptAt: age.keptAt.toISOString(), expiresAt: age.expiresAt?.toISOString() ?? null } : null,
    // Written by this product alone, in the shape of its report.
    lastCheck: row.lastCheck as PreflightReport | null,
  };
}
