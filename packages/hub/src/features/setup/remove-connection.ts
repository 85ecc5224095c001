import { z } from 'zod';
import { tellWorkspace } from '../../engine/audit/tell-workspace.ts';
import { defineVerb } from '../../engine/verb.ts';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { deleteLinksOfConnection } from '../../store/rows/connection-link-rows.ts';
import { type ConnectionRow, deleteConnection, updateConnection } from '../../store/rows/connection-rows.ts';
import { deleteMirrorRows } from '../../store/rows/mirror-removal-rows.ts';
import { countMirrorRows } from '../../store/rows/mirror-rows.ts';
import { deleteSecrets } from '../../store/rows/secret-rows.ts';
import { forgetSeenPagesOf } from '../../store/rows/sync-seen-rows.ts';
import { readConnection } from './list-connections.ts';
import type { SetupDeps } from './setup-deps.ts';

const input = z.object({ connection: z.string(), keepData: z.boolean().default(false) });

export type RemoveConnectionInput = z.input<typeof input>;

/** What was removed, and what was kept. HaloPSA is not touched. */
export interface RemovalReceipt {
  readonly connection: string;
  /** Rows of the mirror that were removed, or kept. */
  readonly rows: number;
  readonly keptData: boolean;
}

/** A receipt, and which workspaces it had been shown to. */
interface Removal extends RemovalReceipt {
  readonly id: number;
  readonly linkedTo: readonly number[];
}

const remove = defineVerb<SetupDeps, typeof input, ConnectionRow, Removal>({
  name: 'connection.remove',
  input,
  prepare: (deps, { connection }) => readConnection(deps, connection),
  run: async ({ db, entities }, { keepData }, { id, name }) => {
    const tables = entities.map(({ halo }) => mirrorTableOf(halo));
    // Rows that are kept are kept for this workspace.
    const linkedTo = await deleteLinksOfConnection(db, id);
    let rows = 0;
    if (keepData) {
      for (const table of tables) rows += (await countMirrorRows(db, table, id)).rows;
      await deleteSecrets(db, id);
      await updateConnection(db, id, { state: 'removed' });
    } else {
      for (const table of tables) rows += await deleteMirrorRows(db, table, id);
      await forgetSeenPagesOf(db, id);
      await deleteConnection(db, id);
    }
    return { id, connection: name, rows, keptData: keepData, linkedTo };
  },
  audit: (_input, { connection, rows, keptData, linkedTo }, { id }) => ({
    subject: `connection ${id}`,
    detail: { name: connection, rows, keptData, ...(linkedTo.length > 0 ? { linkedTo } : {}) },
  }),
});

/**
 * Removes a connection, its secret and its rows in one transaction; with `keepData` only the secret goes and nothing is read any more. It is
 * shown to no other workspace any more; those are told by their audit.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError
 */
export async function removeConnection(deps: SetupDeps, order: RemoveConnectionInput): Promise<RemovalReceipt> {
  const { id, linkedTo, ...receipt } = await remove(deps, order);
  const told = { verb: 'connection.remove', subject: `connection ${id}` };
  for (const workspaceId of linkedTo)
    await tellWorkspace(deps, workspaceId, { ...told, detail: { name: receipt.connection, fromWorkspace: deps.workspaceId } });
  return receipt;
}
