import { HaloError } from '@sundog/halo';
import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import type { Secret } from '../../foundation/secret.ts';
import { findConnectionById, updateConnection } from '../../store/rows/connection-rows.ts';
import { deleteSecret, setSecretExpiry } from '../../store/rows/secret-rows.ts';
import { findNextSecret, keepSecret, nextField } from './keep-secret.ts';
import type { SetupDeps } from './setup-deps.ts';

const input = z.object({ connectionId: z.int() });

/**
 * Puts the secret that was given ahead of time in the place of the one in use, once HaloPSA accepts it. Without one, or while it is
 * refused, nothing changes.
 */
export const useNextSecret = defineVerb<SetupDeps, typeof input, Secret | null, { readonly isUsed: boolean }>({
  name: 'connection.use-next-secret',
  input,
  prepare: async (deps, { connectionId }) => {
    const row = await deps.store.inWorkspace(deps.workspaceId, (db) => findConnectionById(db, connectionId), { readOnly: true });
    const next = row && (await findNextSecret(deps, connectionId));
    if (!row || !next) return null;
    const halo = deps.haloDoor.open({ ...row, secret: next });
    try {
      await halo.signIn();
      return next;
    } catch (error) {
      if (error instanceof HaloError) return null; // not yet in force, or not right: the one in use stays
      throw error;
    } finally {
      await halo.close();
    }
  },
  run: async (deps, { connectionId }, next) => {
    if (next === null) return { isUsed: false };
    const expiresAt = await deleteSecret(deps.db, connectionId, nextField);
    await keepSecret(deps, connectionId, next);
    await setSecretExpiry(deps.db, { connectionId, field: 'secret', expiresAt });
    await updateConnection(deps.db, connectionId, { workedAt: new Date(deps.clock.now()) });
    return { isUsed: true };
  },
  audit: ({ connectionId }, { isUsed }) => (isUsed ? { subject: `connection ${connectionId}`, detail: {} } : null),
});
