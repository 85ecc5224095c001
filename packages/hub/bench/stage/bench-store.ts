import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';

/** An embedded PostgreSQL of its own in a temporary folder, new and empty. Closing the store leaves the folder; `remove` takes it away. */
export async function openBenchStore(): Promise<{
  readonly store: Store;
  readonly dataDir: string;
  readonly remove: () => void;
}> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sundog-bench-'));
  const store = await openStore({
    dataDir,
    databaseUrl: null,
    key: Buffer.alloc(32, 1),
    rolePrefix: 'sundog',
    say: () => undefined,
  });
  return { store, dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}
