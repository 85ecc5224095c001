import { z } from 'zod';
import type { OidcPeer, OidcProvider } from '../../engine/access/oidc-peer.ts';
import { defineVerb } from '../../engine/verb.ts';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import { SingleSignOnRefusedError } from '../../foundation/errors/single-sign-on-refused.ts';
import { Secret } from '../../foundation/secret.ts';
import type { Vault } from '../../foundation/vault.ts';
import {
  deleteIdentityProvider,
  findIdentityProvider,
  type IdentityProviderRow,
  upsertIdentityProvider,
} from '../../store/rows/identity-provider-rows.ts';
import { type PeopleDeps, providerPlace } from './access-deps.ts';
import { nameField, roleField } from './access-fields.ts';

/** What the settings of single sign-on work with besides. */
export interface ProviderDeps extends PeopleDeps {
  readonly oidc: OidcPeer;
}

/** The identity provider of the workspace; null: there is none. Its secret stays sealed. */
export async function readIdentityProvider({ store, workspaceId }: PeopleDeps): Promise<IdentityProviderRow | null> {
  return store.inWorkspace(workspaceId, (db) => findIdentityProvider(db, workspaceId), { readOnly: true });
}

/** A provider with its secret opened. */
export function openProvider(row: IdentityProviderRow, vault: Vault): OidcProvider {
  const { issuer, clientId, allowPrivateHost } = row;
  return { issuer, clientId, allowPrivateHost, clientSecret: vault.open(row.sealed, providerPlace(row.workspaceId)) };
}

const input = z.object({
  name: nameField.max(60),
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  clientId: z.string().trim().min(1).max(300),
  /** Absent: the one that is kept; only while issuer and client id stay the same. */
  clientSecret: z.instanceof(Secret).optional(),
  allowPrivateHost: z.boolean().default(false),
  groupClaim: z.string().trim().min(1).max(100).nullable().default(null),
  roleOfGroup: z
    .array(z.object({ group: z.string().min(1).max(200), role: roleField }))
    .max(200)
    .default([]),
  admitsByGroup: z.boolean().default(false),
});

/**
 * Keeps the identity provider of the workspace, once it has answered as one.
 * @throws SingleSignOnRefusedError where it does not, or the secret has to be given again
 */
export const setIdentityProvider = defineVerb<ProviderDeps, typeof input, Secret, void>({
  name: 'identity-provider.set',
  input,
  prepare: async (deps, { issuer, clientId, clientSecret, allowPrivateHost }) => {
    const known = await readIdentityProvider(deps);
    // A secret is sent to whom it was given for, and to nobody else (TRUST S13).
    const isSame = known?.issuer === issuer && known.clientId === clientId;
    const secret = clientSecret ?? (known && isSame ? openProvider(known, deps.vault).clientSecret : null);
    if (secret === null)
      throw new SingleSignOnRefusedError('there is no client secret for this issuer and client id', 'Enter the client secret.');
    await deps.oidc.check({ issuer, clientId, clientSecret: secret, allowPrivateHost });
    return secret;
  },
  run: async ({ db, vault, workspaceId, clock }, { clientSecret: _, ...fields }, secret) => {
    const sealed = vault.seal(secret, providerPlace(workspaceId));
    await upsertIdentityProvider(db, { ...fields, sealed }, new Date(clock.now()));
  },
  audit: ({ clientSecret, ...fields }) => ({
    subject: 'identity provider',
    detail: { ...fields, isSecretNew: clientSecret !== undefined },
  }),
});

/** Takes the identity provider away: nobody signs in by it any more. @throws NotThereError */
export const removeIdentityProvider = defineVerb<PeopleDeps, z.ZodObject, undefined, void>({
  name: 'identity-provider.remove',
  input: z.object({}),
  prepare: async () => undefined,
  run: async ({ db }) => {
    if (!(await deleteIdentityProvider(db))) throw new NotThereError('identity provider');
  },
  audit: () => ({ subject: 'identity provider', detail: {} }),
});
