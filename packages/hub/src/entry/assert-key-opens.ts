import { WrongKeyError } from '../foundation/errors/wrong-key.ts';
import { laterKeys } from '../foundation/key-succession.ts';
import { keyIdOf } from '../foundation/vault.ts';
import { listKeyIds } from '../store/rows/secret-rows.ts';
import { listWorkspaces } from '../store/rows/workspace-rows.ts';
import type { Installation } from './open-installation.ts';

/**
 * Refuses to serve with a key under which not one secret of a connection is sealed: it is that of another installation, or was made because the
 * file of the old one is gone, and every sync would fail. Whoever has lost the old key enters one secret anew, and may serve again.
 * @throws WrongKeyError
 */
export async function assertKeyOpens({ store, key, settings }: Pick<Installation, 'store' | 'key' | 'settings'>): Promise<void> {
  const workspaces = await store.inInstallation(listWorkspaces, { readOnly: true });
  const sealedWith: string[] = [];
  for (const { id } of workspaces) sealedWith.push(...(await store.inWorkspace(id, listKeyIds, { readOnly: true })));
  const [first] = sealedWith;
  if (first === undefined) return;
  const known = [key.bytes, ...laterKeys(key, settings.secretKeyNext)].map(keyIdOf);
  if (!sealedWith.some((one) => known.includes(one))) throw new WrongKeyError(first, keyIdOf(key.bytes));
}
