import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import { type ConnectionRow, deleteConnection, updateConnection } from '../../store/rows/connection-rows.ts';
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
