import { z } from 'zod';
import { countClient, removeClient } from '../../engine/governance/remove-client.ts';
import { defineVerb } from '../../engine/verb.ts';
import { type ErasureReceipt, forgetErasedClient, insertErasure, listErasures } from '../../store/rows/erasure-rows.ts';
import { addErasedRecords, changeRules } from '../../store/rows/rule-rows.ts';
import type { GovernanceDeps } from './governance-deps.ts';

const input = z.object({
  connectionId: z.int(),
  connectionName: z.string(),
  /** The client's id in Halo. */
  clientId: z.int(),
  /** Do not remember it: the next sync reads it again. */
  allowReturn: z.boolean().default(false),
});

export type EraseClientInput = z.input<typeof input>;

/**
 * Erases everything of one client from the mirror and from what was set aside, and keeps it out of every later sync. HaloPSA is not
 * touched. A sync that runs meanwhile stops at its next transaction.
 * @throws InvalidInputError, NotPermittedError
 */
export const eraseClient = defineVerb<GovernanceDeps, typeof input, undefined, ErasureReceipt>({
  name: 'client.erase',
  input,
  prepare: async () => undefined,
  run: async ({ db, entities, actor, clock }, { connectionId, connectionName, clientId, allowReturn }) => {
    await changeRules(db, connectionId);
    const { counts, records } = await removeClient(db, { connectionId, clientId, entities });
    await forgetErasedClient(db, { connectionId, clientId });
    if (!allowReturn) await addErasedRecords(db, connectionId, records);
    return insertErasure(db, {
      connectionId,
      connectionName,
      kind: 'client',
      clientId,
      erasedBy: `${actor.kind}:${actor.name}`,
      erasedAt: new Date(clock.now()),
      counts,
      isRemembered: !allowReturn,
    });
  },
  audit: ({ connectionId, clientId, allowReturn }, { id, counts }) => ({
    subject: `connection ${connectionId}`,
    detail: { receipt: id, clientId, counts, allowReturn },
  }),
});

/** What erasing a client would remove: table -> rows. Changes nothing. */
export async function previewErasure(
  { store, workspaceId, entities }: GovernanceDeps,
  of: { readonly connectionId: number; readonly clientId: number },
): Promise<Readonly<Record<string, number>>> {
  return store.inWorkspace(workspaceId, (db) => countClient(db, { ...of, entities }));
}

/** Every receipt, newest first. */
export async function listReceipts(
  { store, workspaceId }: Pick<GovernanceDeps, 'store' | 'workspaceId'>,
  connectionId: number | null,
): Promise<readonly ErasureReceipt[]> {
  return store.inWorkspace(workspaceId, (db) => listErasures(db, connectionId), { readOnly: true });
}
