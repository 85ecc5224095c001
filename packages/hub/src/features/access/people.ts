import type { Role } from '@sundog/api';
import { z } from 'zod';
import { makeToken } from '../../engine/access/token.ts';
import { defineVerb } from '../../engine/verb.ts';
import { AlreadyThereError } from '../../foundation/errors/already-there.ts';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import { revokeApiKeys } from '../../store/rows/api-key-rows.ts';
import { listTakenLinks } from '../../store/rows/connection-link-rows.ts';
import { listConnectionRows } from '../../store/rows/connection-rows.ts';
import { deleteInvitation, type InvitationRow, listInvitations, upsertInvitation } from '../../store/rows/invitation-rows.ts';
import { deleteMembership, listMembers, type MemberRow, setClientLimits, setRole } from '../../store/rows/membership-rows.ts';
import { deleteSessions } from '../../store/rows/session-rows.ts';
import type { PeopleDeps } from './access-deps.ts';
import { accountIdField, clientsField, emailField, roleField } from './access-fields.ts';
import { assertMayTouch, assertOwnerStays, readRoleLocked } from './ownership.ts';

const day = 24 * 3_600_000;

/** Everybody who belongs to the workspace, and whom it awaits. */
export async function listPeople({
  store,
  workspaceId,
  clock,
}: PeopleDeps): Promise<{ readonly people: readonly MemberRow[]; readonly invitations: readonly InvitationRow[] }> {
  return store.inInstallation(
    async (db) => ({
      people: await listMembers(db, workspaceId),
      invitations: await listInvitations(db, workspaceId, new Date(clock.now())),
    }),
    { readOnly: true },
  );
}

const inviteInput = z.object({ email: emailField, role: roleField, days: z.number().int().min(1).max(30).default(7) });

/** An invitation that was just made. */
export interface MadeInvitation {
  readonly id: string;
  /** Goes into the link, which is shown this once. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Invites somebody by a one-time link. @throws AlreadyThereError, CapabilityMissingError */
export const invitePerson = defineVerb<PeopleDeps, typeof inviteInput, undefined, MadeInvitation>({
  name: 'person.invite',
  input: inviteInput,
  prepare: async (deps, { email, role }) => {
    assertMayTouch(deps.actor, role);
    const { people } = await listPeople(deps);
    if (people.some((one) => one.email === email)) throw new AlreadyThereError('person');
  },
  run: async ({ db, workspaceId, actor, clock }, { email, role, days }) => {
    const { token, tokenHash } = makeToken();
    const at = new Date(clock.now());
    const expiresAt = new Date(at.getTime() + days * day);
    const id = await upsertInvitation(db, { tokenHash, workspaceId, email, role, invitedBy: actor.name, at, expiresAt });
    return { id, token, expiresAt };
  },
  audit: ({ email, role }, { id }) => ({ subject: `invitation ${id}`, detail: { email, role } }),
});

const withdrawInput = z.object({ id: z.uuid() });

/** Takes an invitation back. @throws NotThereError */
export const withdrawInvitation = defineVerb<PeopleDeps, typeof withdrawInput, undefined, void>({
  name: 'invitation.withdraw',
  input: withdrawInput,
  prepare: async () => undefined,
  run: async ({ db, workspaceId }, { id }) => {
    if (!(await deleteInvitation(db, workspaceId, id))) throw new NotThereError('invitation');
  },
  audit: ({ id }) => ({ subject: `invitation ${id}`, detail: {} }),
});

const roleInput = z.object({ accountId: accountIdField, role: roleField });

/** Gives somebody another role. @throws LastOwnerError, NotThereError, CapabilityMissingError */
export const changeRole = defineVerb<PeopleDeps, typeof roleInput, undefined, { readonly before: Role }>({
  name: 'person.change-role',
  input: roleInput,
  prepare: async () => undefined,
  run: async ({ db, workspaceId, actor }, { accountId, role }) => {
    const { role: before, isLastOwner } = await readRoleLocked(db, workspaceId, accountId);
    assertMayTouch(actor, before, role);
    if (role !== 'owner') assertOwnerStays(isLastOwner);
    if (role !== before) await setRole(db, { workspaceId, accountId, role });
    return { before };
  },
  audit: ({ accountId, role }, { before }) =>
    role === before ? null : { subject: `account ${accountId}`, detail: { before: { role: before }, after: { role } } },
});

const limitInput = z.object({ accountId: accountIdField, clients: clientsField });

/** Shows somebody only these clients, or all again. @throws NotThereError, CapabilityMissingError */
export const limitPerson = defineVerb<PeopleDeps, typeof limitInput, undefined, void>({
  name: 'person.limit',
  input: limitInput,
  prepare: async () => undefined,
  run: async ({ db, workspaceId, actor }, { accountId, clients }) => {
    const { role } = await readRoleLocked(db, workspaceId, accountId);
    assertMayTouch(actor, role);
    const linked = (await listTakenLinks(db, workspaceId)).map(({ connectionId }) => connectionId);
    const known = new Set([...(await listConnectionRows(db)).map(({ id }) => id), ...linked]);
    if (clients?.some(({ connectionId }) => !known.has(connectionId))) throw new NotThereError('connection');
    await setClientLimits(db, { workspaceId, accountId }, clients);
  },
  audit: ({ accountId, clients }) => ({ subject: `account ${accountId}`, detail: { clients: clients?.length ?? 'all' } }),
});

const personInput = z.object({ accountId: accountIdField });

/** Takes somebody out of the workspace, with their grants, groups and keys there. @throws LastOwnerError, NotThereError, CapabilityMissingError */
export const removePerson = defineVerb<PeopleDeps, typeof personInput, undefined, void>({
  name: 'person.remove',
  input: personInput,
  prepare: async () => undefined,
  run: async ({ db, workspaceId, actor, clock }, { accountId }) => {
    const { role, isLastOwner } = await readRoleLocked(db, workspaceId, accountId);
    assertMayTouch(actor, role);
    assertOwnerStays(isLastOwner);
    await revokeApiKeys(db, { accountId, workspaceId }, new Date(clock.now()));
    await deleteMembership(db, workspaceId, accountId);
  },
  audit: ({ accountId }) => ({ subject: `account ${accountId}`, detail: {} }),
});

/** Ends every session of somebody. @throws NotThereError, CapabilityMissingError */
export const endSessionsOf = defineVerb<PeopleDeps, typeof personInput, number, number>({
  name: 'person.end-sessions',
  input: personInput,
  prepare: async ({ store, workspaceId, actor }, { accountId }) => {
    // Sessions belong to no workspace: looked up and ended before the workspace's own transaction.
    const { role } = await store.inWorkspace(workspaceId, (db) => readRoleLocked(db, workspaceId, accountId));
    assertMayTouch(actor, role);
    return store.inInstallation((db) => deleteSessions(db, accountId));
  },
  run: async (_deps, _input, ended) => ended,
  audit: ({ accountId }, ended) => ({ subject: `account ${accountId}`, detail: { ended } }),
});
