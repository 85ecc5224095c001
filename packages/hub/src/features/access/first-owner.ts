import { z } from 'zod';
import { assertStrongPassword } from '../../engine/access/assert-strong-password.ts';
import { hashPassword } from '../../engine/access/password-hash.ts';
import { hashToken, makeToken } from '../../engine/access/token.ts';
import { defineInstallationVerb } from '../../engine/installation-verb.ts';
import { AlreadyThereError } from '../../foundation/errors/already-there.ts';
import { LinkSpentError } from '../../foundation/errors/link-spent.ts';
import { OwnerExistsError } from '../../foundation/errors/owner-exists.ts';
import { findAccountByEmail, hasInstallationOwner, insertAccount } from '../../store/rows/account-rows.ts';
import { setOwnerLink, takeOwnerLink } from '../../store/rows/invitation-rows.ts';
import { insertMembership } from '../../store/rows/membership-rows.ts';
import { mainWorkspaceId } from '../../store/rows/workspace-rows.ts';
import type { AccessDeps } from './access-deps.ts';
import { displayNameField, emailField } from './access-fields.ts';
import { type BegunSession, beginSession } from './session-life.ts';

const day = 24 * 3_600_000;

/** Makes the one-time link of the first owner, good for a day, in the place of the one before. Returns its token. @throws OwnerExistsError */
export const makeOwnerLink = defineInstallationVerb<AccessDeps, z.ZodObject, undefined, string>({
  name: 'owner.make-link',
  input: z.object({}),
  prepare: async () => undefined,
  run: async ({ db, clock }) => {
    if (await hasInstallationOwner(db)) throw new OwnerExistsError();
    const { token, tokenHash } = makeToken();
    await setOwnerLink(db, tokenHash, new Date(clock.now() + day));
    return token;
  },
  note: () => ({ accountId: null, subject: 'owner link', detail: {} }),
});

/** Whether the first owner is still to come. */
export async function isOwnerMissing({ store }: Pick<AccessDeps, 'store'>): Promise<boolean> {
  return !(await store.inInstallation(hasInstallationOwner, { readOnly: true }));
}

const input = z.object({
  token: z.string().max(200),
  email: emailField,
  displayName: displayNameField,
  password: z.string().max(1000),
});

/** The first owner comes in by the one-time link and is signed in. @throws LinkSpentError, OwnerExistsError, WeakPasswordError, AlreadyThereError */
export const claimOwnership = defineInstallationVerb<
  AccessDeps,
  typeof input,
  string,
  BegunSession & { readonly accountId: string }
>({
  name: 'owner.claim',
  input,
  prepare: async (_deps, { email, displayName, password }) => {
    await assertStrongPassword(password, [email, displayName]);
    return hashPassword(password);
  },
  run: async ({ db, actor, clock }, { token, email, displayName }, passwordHash) => {
    const now = clock.now();
    const at = new Date(now);
    if (!(await takeOwnerLink(db, hashToken(token), at))) throw new LinkSpentError();
    if (await hasInstallationOwner(db)) throw new OwnerExistsError();
    if (await findAccountByEmail(db, email)) throw new AlreadyThereError('person');
    const accountId = await insertAccount(db, { email, displayName, passwordHash, isInstallationOwner: true, at });
    if (accountId === null) throw new AlreadyThereError('person');
    await insertMembership(db, { workspaceId: mainWorkspaceId, accountId, role: 'owner', at });
    const session = await beginSession(
      db,
      { accountId, method: 'password', isComplete: true, onlyWorkspaceId: null },
      { actor, now },
    );
    return { ...session, accountId };
  },
  note: ({ email }, { accountId }) => ({ accountId, subject: `account ${accountId}`, detail: { email } }),
});
