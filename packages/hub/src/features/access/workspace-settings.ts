import { z } from 'zod';
import { defineInstallationVerb } from '../../engine/installation-verb.ts';
import { defineVerb } from '../../engine/verb.ts';
import { AlreadyThereError } from '../../foundation/errors/already-there.ts';
import { OwnAddressShutError } from '../../foundation/errors/own-address-shut.ts';
import {
  type AllowedAddress,
  isAddressAllowed,
  listAllowedAddresses,
  replaceAllowedAddresses,
} from '../../store/rows/address-list-rows.ts';
import { insertMembership } from '../../store/rows/membership-rows.ts';
import { findWorkspace, insertWorkspace, listWorkspaces, renameWorkspace as renameRow } from '../../store/rows/workspace-rows.ts';
import type { AccessDeps, PeopleDeps } from './access-deps.ts';
import { accountIdField, nameField } from './access-fields.ts';

const createInput = z.object({ name: nameField, accountId: accountIdField });

/** Makes a workspace and its first owner. @throws AlreadyThereError */
export const createWorkspace = defineInstallationVerb<AccessDeps, typeof createInput, undefined, { readonly id: number }>({
  name: 'workspace.create',
  input: createInput,
  prepare: async () => undefined,
  run: async ({ db, clock }, { name, accountId }) => {
    const id = await insertWorkspace(db, name);
    if (id === null) throw new AlreadyThereError('workspace');
    await insertMembership(db, { workspaceId: id, accountId, role: 'owner', at: new Date(clock.now()) });
    return { id };
  },
  note: ({ name, accountId }, { id }) => ({ accountId, workspaceId: id, subject: `workspace ${id}`, detail: { name } }),
});

const renameInput = z.object({ name: nameField });

/** Gives the workspace another name. @throws AlreadyThereError */
export const renameWorkspace = defineVerb<PeopleDeps, typeof renameInput, undefined, { readonly before: string }>({
  name: 'workspace.rename',
  input: renameInput,
  prepare: async ({ store, workspaceId }, { name }) => {
    const others = await store.inInstallation(listWorkspaces, { readOnly: true });
    if (others.some((one) => one.name === name && one.id !== workspaceId)) throw new AlreadyThereError('workspace');
  },
  run: async ({ db }, { name }) => {
    const before = (await findWorkspace(db))?.name ?? '';
    if (before !== name) await renameRow(db, name);
    return { before };
  },
  audit: ({ name }, { before }) =>
    name === before ? null : { subject: 'workspace', detail: { before: { name: before }, after: { name } } },
});

/** From where the workspace may be reached; none: from everywhere. */
export async function readAddressList({ store, workspaceId }: PeopleDeps): Promise<readonly AllowedAddress[]> {
  return store.inWorkspace(workspaceId, listAllowedAddresses, { readOnly: true });
}

const network = z
  .union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], 'a network like 203.0.113.0/24 or an address')
  .refine((text) => !/\/0+$/.test(text), 'a network of every address is no list: leave it empty');
const listInput = z.object({ addresses: z.array(z.object({ network, note: z.string().max(200).default('') })).max(500) });

/** From where it could be reached until now. */
interface ListBefore {
  readonly before: readonly AllowedAddress[];
}

/** Says from where the workspace may be reached. Nobody can shut themself out. @throws OwnAddressShutError */
export const setAddressList = defineVerb<PeopleDeps, typeof listInput, undefined, ListBefore>({
  name: 'address-list.set',
  input: listInput,
  prepare: async () => undefined,
  run: async ({ db, actor }, { addresses }) => {
    const before = await listAllowedAddresses(db);
    await replaceAllowedAddresses(db, addresses);
    const ip = actor.origin?.ip;
    if (ip !== undefined && !(await isAddressAllowed(db, ip))) throw new OwnAddressShutError(ip);
    return { before };
  },
  audit: ({ addresses }, { before }) => ({
    subject: 'address list',
    detail: {
      before: { addresses: before.map((one) => one.network) },
      after: { addresses: addresses.map((one) => one.network) },
    },
  }),
});
