import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { setSecretExpiry, upsertSecret } from '../../store/rows/secret-rows.ts';
import { secretField } from './connection-input.ts';
import { nextField } from './keep-secret.ts';
import { readConnection } from './list-connections.ts';
import type { SetupDeps } from './setup-deps.ts';

const input = z.object({
  connection: z.string(),
  secret: secretField,
  /** When it ends; null: nobody said. */
  expiresAt: z.date().nullable().default(null),
});

/**
 * Stores a secret that is not in force yet beside the one in use: HaloPSA shows a new secret before it is saved there. It cannot be tested
 * now; once HaloPSA refuses the one in use, it is tried and takes its place.
 * @throws ConnectionNotFoundError, NotPermittedError
 */
export const keepNextSecret = defineVerb<SetupDeps, typeof input, { readonly id: number }, { readonly id: number }>({
  name: 'connection.keep-next-secret',
  input,
  prepare: (deps, { connection }) => readConnection(deps, connection),
  run: async ({ db, vault, workspaceId }, { secret, expiresAt }, { id }) => {
    const place = { connectionId: id, field: nextField };
    await upsertSecret(db, { ...place, sealed: vault.seal(secret, { workspaceId, ...place }) });
    await setSecretExpiry(db, { ...place, expiresAt });
    return { id };
  },
  audit: (_input, { id }) => ({ subject: `connection ${id}`, detail: {} }),
});
