import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
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

/**
 * Removes a connection, its secret and its rows in one transaction; with `keepData` only the secret goes and nothing is read any more.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError
 */
export const removeConnection = defineVerb<SetupDeps, typeof input, ConnectionRow, RemovalReceipt>({
  name: 'connection.remove',
  input,
  prepare: (deps, { connection }) => readConnection(deps, connection),
  run: async ({ db, entities }, { keepData }, { id, name }) => {
    const tables = entities.map(({ halo }) => mirrorTableOf(halo));
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
    return { connection: name, rows, keptData: keepData };
  },
  audit: (_input, { connection, rows, keptData }, { id }) => ({
    subject: `connection ${id}`,
    detail: { name: connection, rows, keptData },
  }),
});
