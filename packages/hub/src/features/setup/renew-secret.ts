import type { Secret } from '../../foundation/secret.ts';
import { type ConnectionRow, findConnectionById } from '../../store/rows/connection-rows.ts';
import { readSecret } from './keep-secret.ts';
import type { SetupDeps } from './setup-deps.ts';
import { useNextSecret } from './use-next-secret.ts';

/** The secret of a connection as long as it has this client id; null once it has another. @throws SecretMissingError, WrongKeyError */
export async function readSecretOf(deps: SetupDeps, row: ConnectionRow): Promise<Secret | null> {
  const now = await readNow(deps, row.id);
  return now?.clientId === row.clientId ? readSecret(deps, now) : null;
}

/**
 * HaloPSA refused the secret of a connection. The connection as it is now, where another secret is stored by now, or where one that was
 * given ahead of time works; null where there is none.
 */
export async function renewSecret(deps: SetupDeps, row: ConnectionRow, refused: Secret): Promise<ConnectionRow | null> {
  const now = await readNow(deps, row.id);
  if (!now || now.state === 'removed') return null;
  const stored = await readSecret(deps, now);
  if (now.clientId !== row.clientId || stored.reveal() !== refused.reveal()) return now;
  const { isUsed } = await useNextSecret(deps, { connectionId: row.id });
  return isUsed ? readNow(deps, row.id) : null;
}

function readNow(deps: SetupDeps, id: number): Promise<ConnectionRow | null> {
  return deps.store.inWorkspace(deps.workspaceId, (db) => findConnectionById(db, id), { readOnly: true });
}
