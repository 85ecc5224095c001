import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { AlreadyThereError } from '../../foundation/errors/already-there.ts';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import type { Db } from '../../store/database.ts';
import {
  type AccessGroupRow,
  deleteAccessGroup,
  type Grantee,
  insertAccessGroup,
  listAccessGroups,
  listGrants,
  listStrangers,
  renameAccessGroup,
  replaceGrants,
  setGroupMembers,
} from '../../store/rows/access-group-rows.ts';
import { listTakenLinks } from '../../store/rows/connection-link-rows.ts';
import { findConnectionById, listConnectionRows } from '../../store/rows/connection-rows.ts';
import type { PeopleDeps } from './access-deps.ts';
import { accountIdField, nameField, roleField } from './access-fields.ts';

/** The groups of the workspace, by name. */
export async function listGroups({ store, workspaceId }: PeopleDeps): Promise<readonly AccessGroupRow[]> {
  return store.inWorkspace(workspaceId, listAccessGroups, { readOnly: true });
}

const peopleField = z.array(accountIdField).max(1000);
const createInput = z.object({ name: nameField, accountIds: peopleField.default([]) });

/** Makes a group of people of the workspace. @throws AlreadyThereError, NotThereError */
export const createGroup = defineVerb<PeopleDeps, typeof createInput, undefined, { readonly id: number }>({
  name: 'group.create',
  input: createInput,
  prepare: async () => undefined,
  run: async ({ db }, { name, accountIds }) => {
    const id = await insertAccessGroup(db, name);
    if (id === null) throw new AlreadyThereError('group');
    await putPeople(db, id, accountIds);
    return { id };
  },
  audit: ({ name, accountIds }, { id }) => ({ subject: `group ${id}`, detail: { name, people: accountIds } }),
});

const changeInput = z.object({ id: z.number().int(), name: nameField.optional(), accountIds: peopleField.optional() });

/** Gives a group another name, or other people. @throws AlreadyThereError, NotThereError */
export const changeGroup = defineVerb<PeopleDeps, typeof changeInput, undefined, void>({
  name: 'group.change',
  input: changeInput,
  prepare: async () => undefined,
  run: async ({ db }, { id, name, accountIds }) => {
    const known = (await listAccessGroups(db)).find((group) => group.id === id);
    if (!known) throw new NotThereError('group');
    if (name !== undefined && (await renameAccessGroup(db, id, name)) === 'taken') throw new AlreadyThereError('group');
    if (accountIds) await putPeople(db, id, accountIds);
  },
  audit: ({ id, name, accountIds }) => ({ subject: `group ${id}`, detail: { name, people: accountIds } }),
});

const groupInput = z.object({ id: z.number().int() });

/** Removes a group, and what was granted to it. @throws NotThereError */
export const removeGroup = defineVerb<PeopleDeps, typeof groupInput, undefined, void>({
  name: 'group.remove',
  input: groupInput,
  prepare: async () => undefined,
  run: async ({ db }, { id }) => {
    if (!(await deleteAccessGroup(db, id))) throw new NotThereError('group');
  },
  audit: ({ id }) => ({ subject: `group ${id}`, detail: {} }),
});

async function putPeople(db: Db, id: number, accountIds: readonly string[]): Promise<void> {
  if ((await listStrangers(db, accountIds)).length > 0) throw new NotThereError('person');
  await setGroupMembers(db, id, accountIds);
}

/** Who may see what a connection brings. */
export interface GrantedConnection {
  readonly connectionId: number;
  readonly name: string;
  /** The workspace that shows it to this one; null: it belongs here. */
  readonly fromWorkspace: string | null;
  readonly grantees: readonly Grantee[];
}

/** Of every connection of the workspace, and of those that others show to it, who may see what it brings. */
export async function listGrantedConnections({ store, workspaceId }: PeopleDeps): Promise<readonly GrantedConnection[]> {
  return store.inWorkspace(
    workspaceId,
    async (db) => {
      const grants: GrantedConnection[] = [];
      for (const { id, name } of await listConnectionRows(db))
        grants.push({ connectionId: id, name, fromWorkspace: null, grantees: await listGrants(db, id) });
      for (const { connectionId, connectionName: name, fromWorkspace } of await listTakenLinks(db, workspaceId))
        grants.push({ connectionId, name, fromWorkspace, grantees: await listGrants(db, connectionId) });
      return grants;
    },
    { readOnly: true },
  );
}

const granteeField = z.union([
  z.strictObject({ accountId: accountIdField }),
  z.strictObject({ groupId: z.number().int() }),
  z.strictObject({ role: roleField }),
]);
const grantInput = z.object({ connectionId: z.number().int(), grantees: z.array(granteeField).max(500) });

/** Says who may see what a connection brings: these and nobody else. @throws NotThereError */
export const grantConnection = defineVerb<PeopleDeps, typeof grantInput, undefined, { readonly before: readonly Grantee[] }>({
  name: 'connection.grant',
  input: grantInput,
  prepare: async () => undefined,
  run: async ({ db, workspaceId }, { connectionId, grantees }) => {
    const isOwn = (await findConnectionById(db, connectionId)) !== null;
    const isShownHere = async () => (await listTakenLinks(db, workspaceId)).some((one) => one.connectionId === connectionId);
    if (!isOwn && !(await isShownHere())) throw new NotThereError('connection');
    const accountIds = grantees.flatMap((one) => ('accountId' in one ? [one.accountId] : []));
    if ((await listStrangers(db, accountIds)).length > 0) throw new NotThereError('person');
    const groups = new Set((await listAccessGroups(db)).map(({ id }) => id));
    if (grantees.some((one) => 'groupId' in one && !groups.has(one.groupId))) throw new NotThereError('group');
    const before = await listGrants(db, connectionId);
    await replaceGrants(db, connectionId, grantees);
    return { before };
  },
  audit: ({ connectionId, grantees }, { before }) => ({
    subject: `connection ${connectionId}`,
    detail: { before: { grantees: before }, after: { grantees } },
  }),
});
