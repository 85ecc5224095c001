import type pg from 'pg';
import { type DatabaseAccess, withClient } from '../access.ts';
import type { Store } from '../database.ts';
import {
  type ChainHead,
  type ChainRow,
  listChainHeads,
  listChainRows,
  listChains,
  listRowsAfterHash,
} from '../rows/audit-chain-rows.ts';

/** The audit as it was at one moment, while others go on writing. */
export interface AuditReader {
  /** Workspaces with an audit; 0: the installation. */
  listChains(): Promise<readonly number[]>;
  listHeads(): Promise<readonly ChainHead[]>;
  /** All rows of a chain in its order, read a batch at a time. */
  rowsOf(chain: number): AsyncIterable<ChainRow>;
  /** Rows that say they follow the one with this hash. Slow: for a chain that is known to be broken. */
  listRowsAfter(chain: number, previousHash: string): Promise<readonly ChainRow[]>;
}

/** Rows that are in memory at once. */
const batch = 2000;

/** Reads the audit of every workspace and of the installation, as the owner of the database. */
export async function readWholeAudit<T>(access: DatabaseAccess, work: (reader: AuditReader) => Promise<T>): Promise<T> {
  return withClient(access.configFor('owner'), async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const result = await work(readerOver(client));
    await client.query('COMMIT');
    return result;
  });
}

/** Reads the audit of one workspace, as the app sees it. */
export async function readWorkspaceAudit<T>(
  store: Store,
  workspaceId: number,
  work: (reader: AuditReader) => Promise<T>,
): Promise<T> {
  return store.inWorkspace(
    workspaceId,
    async ({ client }) => {
      // Nothing was asked yet, so the transaction may still choose to see one moment only.
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      return work(readerOver(client));
    },
    { readOnly: true },
  );
}

function readerOver(client: pg.ClientBase): AuditReader {
  return {
    listChains: () => listChains(client),
    listHeads: () => listChainHeads(client),
    listRowsAfter: (chain, previousHash) => listRowsAfterHash(client, chain, previousHash),
    async *rowsOf(chain) {
      let after: ChainRow | null = null;
      for (;;) {
        const rows: readonly ChainRow[] = await listChainRows(client, { chain, after, limit: batch });
        yield* rows;
        after = rows.at(-1) ?? null;
        if (rows.length < batch) return;
      }
    },
  };
}
