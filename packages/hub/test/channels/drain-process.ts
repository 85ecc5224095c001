// A process that drains the channels of a test's database and ends itself by kill -9 at a point that it was told.
import { channelKinds } from '../../src/catalog/channel-kinds/index.ts';
import { notices } from '../../src/catalog/notices/index.ts';
import { drainDeliveries } from '../../src/features/channels/drain-deliveries.ts';
import type { CrashPointName } from '../../src/foundation/crash-point.ts';
import { makeVault } from '../../src/foundation/vault.ts';
import { embeddedAccess } from '../../src/store/embedded/embedded-access.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { testRoles } from '../test-cluster.ts';

/** What the process needs to know. */
export interface DrainProcessOptions {
  readonly socketFolder: string;
  readonly database: string;
  /** Hexadecimal. */
  readonly key: string;
  /** What its clock says, in milliseconds. */
  readonly now: number;
  readonly killAt: CrashPointName;
}

const { socketFolder, database, key, now, killAt } = JSON.parse(process.argv[2] ?? '') as DrainProcessOptions;
const server = { configFor: (role: string, name: string) => ({ host: socketFolder, port: 5432, user: role, database: name }) };
const store = openDatabase(embeddedAccess(server, testRoles, database));
await drainDeliveries({
  store,
  workspaceId: 1,
  clock: { now: () => now, sleep: async () => undefined },
  actor: { kind: 'schedule', name: 'timetable', may: 'everything' },
  vault: makeVault(Buffer.from(key, 'hex')),
  kinds: channelKinds,
  notices,
  publicUrl: null,
  crash: (point) => {
    if (point === killAt) process.kill(process.pid, 'SIGKILL');
  },
});
await store.close();
