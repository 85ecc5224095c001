import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { SecretMissingError } from '../../foundation/errors/secret-missing.ts';
import { setSecretExpiry as setExpiry } from '../../store/rows/secret-rows.ts';
import { readConnection } from './list-connections.ts';
import type { SetupDeps } from './setup-deps.ts';

const input = z.object({
  connection: z.string(),
  /** Null: nobody knows any more. */
  expiresAt: z.date().nullable(),
});

/**
 * Says when the secret in use ends, so that the watch can warn ahead of it.
 * @throws ConnectionNotFoundError, SecretMissingError, NotPermittedError
 */
export const setSecretExpiry = defineVerb<SetupDeps, typeof input, { readonly id: number }, { readonly id: number }>({
  name: 'connection.secret-expiry',
  input,
  prepare: (deps, { connection }) => readConnection(deps, connection),
  run: async ({ db }, { connection, expiresAt }, { id }) => {
    if (!(await setExpiry(db, { connectionId: id, field: 'secret', expiresAt }))) throw new SecretMissingError(connection);
    return { id };
  },
  audit: ({ expiresAt }, { id }) => ({
    subject: `connection ${id}`,
    detail: { expiresAt: expiresAt?.toISOString() ?? null },
  }),
});
