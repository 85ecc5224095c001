import type { Role } from '@sundog/api';
import { z } from 'zod';
import { assertStrongPassword } from '../../engine/access/assert-strong-password.ts';
import { hashPassword } from '../../engine/access/password-hash.ts';
import { hashToken } from '../../engine/access/token.ts';
import { defineInstallationVerb } from '../../engine/installation-verb.ts';
import { AccountExistsError } from '../../foundation/errors/account-exists.ts';
import { InvitationOfAnotherError } from '../../foundation/errors/invitation-of-another.ts';
import { LinkSpentError } from '../../foundation/errors/link-spent.ts';
import { WeakPasswordError } from '../../foundation/errors/weak-password.ts';
import type { Db } from '../../store/database.ts';
import { findAccountByEmail, findAccountById, insertAccount } from '../../store/rows/account-rows.ts';
import { acceptInvitation as acceptRow, findInvitation, type InvitationRow } from '../../store/rows/invitation-rows.ts';
import { insertMembership } from '../../store/rows/membership-rows.ts';
import type { AccessDeps } from './access-deps.ts';
import { accountIdField, displayNameField } from './access-fields.ts';
import { type BegunSession, beginSession } from './session-life.ts';

/** An invitation as its link shows it. */
export interface OpenInvitation {
  readonly email: string;
  readonly workspaceName: string;
  readonly role: Role;
  /** Whether the person has an account: then they sign in first. */
  readonly hasAccount: boolean;
}

/** What a link invites to. @throws LinkSpentError */
export async function readInvitation({ store, clock }: AccessDeps, token: string): Promise<OpenInvitation> {
  // Reading locks the row, so this is no reading transaction.
  return store.inInstallation(async (db) => {
    const found = await findOpen(db, token, new Date(clock.now()));
    const { email, workspaceName } = found;
    return { email, workspaceName, role: found.role as Role, hasAccount: (await findAccountByEmail(db, email)) !== null };
  });
}

const input = z.object({
  token: z.string().max(200),
  /** Who is signed in already; null: nobody, an account is made. */
  accountId: accountIdField.nullable(),
  displayName: displayNameField.optional(),
  password: z.string().max(1000).optional(),
});

/** How an invitation was accepted. */
export interface Acceptance {
  readonly accountId: string;
  readonly workspaceId: number;
  /** Of somebody who had no account before. */
  readonly session: BegunSession | null;
}

/**
 * Takes somebody into a workspace by their link, and makes their account where they have none. A link opens once.
 * @throws LinkSpentError, AccountExistsError, InvitationOfAnotherError, WeakPasswordError
 */
export const acceptInvitation = defineInstallationVerb<AccessDeps, typeof input, string | null, Acceptance>({
  name: 'invitation.accept',
  input,
  prepare: async (deps, { token, accountId, displayName = '', password }) => {
    if (accountId !== null) return null;
    const { email, hasAccount } = await readInvitation(deps, token);
    if (hasAccount) throw new AccountExistsError();
    if (password === undefined) throw new WeakPasswordError(['there is none']);
    await assertStrongPassword(password, [email, displayName]);
    return hashPassword(password);
  },
  run: async ({ db, actor, clock }, { token, accountId: signedIn, displayName }, passwordHash) => {
    const now = clock.now();
    const at = new Date(now);
    const invitation = await findOpen(db, token, at);
    const accountId = await accountFor(db, invitation, { signedIn, displayName, passwordHash, at });
    const { workspaceId } = invitation;
    await insertMembership(db, { workspaceId, accountId, role: invitation.role as Role, at });
    await acceptRow(db, invitation.id, at);
    const wish = { accountId, method: 'password', isComplete: true, onlyWorkspaceId: null } as const;
    return { accountId, workspaceId, session: signedIn === null ? await beginSession(db, wish, { actor, now }) : null };
  },
  note: (_input, { accountId, workspaceId }) => ({ accountId, workspaceId, subject: `account ${accountId}`, detail: {} }),
});

async function findOpen(db: Db, token: string, at: Date): Promise<InvitationRow> {
  const invitation = await findInvitation(db, hashToken(token), at);
  if (!invitation) throw new LinkSpentError();
  return invitation;
}

interface Applicant {
  readonly signedIn: string | null;
  readonly displayName: string | undefined;
  readonly passwordHash: string | null;
  readonly at: Date;
}

async function accountFor(db: Db, { email }: InvitationRow, applicant: Applicant): Promise<string> {
  const { signedIn, displayName = email, passwordHash, at } = applicant;
  if (signedIn !== null) {
    const account = await findAccountById(db, signedIn);
    if (account?.email !== email) throw new InvitationOfAnotherError();
    return signedIn;
  }
  const made = await insertAccount(db, { email, displayName, passwordHash, at });
  if (made === null) throw new AccountExistsError();
  return made;
}
