import { createHalo, type Halo, unlimitedBudget } from '@sundog/halo';
import { type Sandbox, type SandboxOptions, startSandbox } from '@sundog/sandbox';
import { entities } from '../../src/catalog/entities/index.ts';
import type { SyncReport } from '../../src/engine/sync/progress.ts';
import { type SyncRequest, syncConnection } from '../../src/features/sync/sync-connection.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import type { Store } from '../../src/store/database.ts';
import { toTableName } from '../../src/store/mirror/mirror-table.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { createTestDatabase } from '../test-database.ts';

/** A sandbox, a database and a client between them, ready to sync. */
export interface SandboxMirror {
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly halo: Halo;
  readonly connectionId: number;
  sync(request?: Partial<Omit<SyncRequest, 'connectionId'>>): Promise<SyncReport>;
  /** The keys alive in one mirror table, as `1` or `512:3`, sorted. */
  keysOf(entity: string): Promise<readonly string[]>;
  query<T extends object>(sql: string, parameters?: readonly unknown[]): Promise<readonly T[]>;
  close(): Promise<void>;
}
