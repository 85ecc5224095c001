import { type Capability, capabilities, capabilitiesOfRole, capabilityTitles, roles } from '@sundog/api';
import { z } from 'zod';
import { makeToken } from '../../engine/access/token.ts';
import { defineInstallationVerb } from '../../engine/installation-verb.ts';
import { CapabilityMissingError } from '../../foundation/errors/capability-missing.ts';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import { isDemoInstallation } from '../../store/rows/account-rows.ts';
import { type ApiKeyRow, insertApiKey, listApiKeys, revokeApiKey } from '../../store/rows/api-key-rows.ts';
import type { AccessDeps } from './access-deps.ts';
import { accountIdField, nameField } from './access-fields.ts';

const input = z.object({
  accountId: accountIdField,
  workspaceId: z.number().int(),
  name: nameField,
  capabilities: z.array(z.enum(capabilities)).min(1),
  days: z.number().int().min(1).max(366).default(90),
  /** What whoever makes the key may do there: no key can do more. */
  held: z.set(z.enum(capabilities)),
});

/** A key that was just made. */
export interface MadeApiKey {
  readonly id: string;
  /** The key itself: shown this once. */
  readonly key: string;
  readonly prefix: string;
  readonly expiresAt: Date;
}

const day = 24 * 3_600_000;

/** Makes a key for one workspace. While everything that is read is imitated it says so by its beginning, `sdg_test_`. @throws CapabilityMissingError */
export const createApiKey = defineInstallationVerb<AccessDeps, typeof input, undefined, MadeApiKey>({
  name: 'api-key.create',
  input,
  prepare: async (_deps, { capabilities: wanted, held }) => {
    const missing = wanted.find((one) => !held.has(one));
    if (missing) throw missingCapability(missing);
  },
  run: async ({ db, clock }, { accountId, workspaceId, name, capabilities: wanted, days }) => {
    const { token, tokenHash } = makeToken((await isDemoInstallation(db)) ? 'sdg_test_' : 'sdg_live_');
    const at = new Date(clock.now());
    const expiresAt = new Date(at.getTime() + days * day);
    const prefix = token.slice(0, 14);
    const key = { keyHash: tokenHash, prefix, name, accountId, workspaceId, capabilities: [...new Set(wanted)], expiresAt, at };
    return { id: await insertApiKey(db, key), key: token, prefix, expiresAt };
  },
  note: ({ accountId, workspaceId, name, capabilities: given }, { id, prefix }) => ({
    accountId,
    workspaceId,
    subject: `api key ${id}`,
    detail: { name, prefix, capabilities: given },
  }),
});

function missingCapability(capability: Capability): CapabilityMissingError {
  return new CapabilityMissingError({
    title: capabilityTitles[capability],
    roles: roles.filter((role) => capabilitiesOfRole[role].includes(capability)),
  });
}

/** Which keys: of one account, of one workspace; null: of all. */
interface KeyFilter {
  readonly accountId: string | null;
  readonly workspaceId: number | null;
}

/** Keys, the newest first. */
export async function listKeys({ store }: Pick<AccessDeps, 'store'>, filter: KeyFilter): Promise<readonly ApiKeyRow[]> {
  return store.inInstallation((db) => listApiKeys(db, filter), { readOnly: true });
}

const revokeInput = z.object({ id: z.uuid(), accountId: accountIdField.nullable(), workspaceId: z.number().int().nullable() });

/** Ends a key at once. @throws NotThereError */
export const revokeKey = defineInstallationVerb<AccessDeps, typeof revokeInput, undefined, void>({
  name: 'api-key.revoke',
  input: revokeInput,
  prepare: async () => undefined,
  run: async ({ db, clock }, { id, accountId, workspaceId }) => {
    if (!(await revokeApiKey(db, { id, accountId, workspaceId }, new Date(clock.now())))) throw new NotThereError('key');
  },
  note: ({ id, accountId, workspaceId }) => ({
    accountId,
    ...(workspaceId === null ? {} : { workspaceId }),
    subject: `api key ${id}`,
    detail: {},
  }),
});
