// A process that syncs the tickets of one connection over the embedded database of a data directory, and says how it ended as one line
// of JSON. SIGTERM lets it stop at its page boundary.
import { createHalo, systemClock, unlimitedBudget } from '@sundog/halo';
import { entities } from '../../src/catalog/entities/index.ts';
import { syncConnection } from '../../src/features/sync/sync-connection.ts';
import { FenceLostError } from '../../src/foundation/errors/fence-lost.ts';
import { SyncBusyError } from '../../src/foundation/errors/sync-busy.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { SyncProcessOptions } from './start-sync-process.ts';

const { dataDir, connectionId, clientSecret, clientId, resourceServer, authServer, tenant, ...order } = JSON.parse(
  process.argv[2] ?? '',
) as SyncProcessOptions;
let passed = 0;
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort(new Error('asked to stop')));
const say = (text: string) => process.stderr.write(text);
const store = await openStore({
  dataDir,
  databaseUrl: null,
  key: Buffer.alloc(32, 1),
  rolePrefix: 'sundog',
  say,
  migrate: false,
});
const halo = createHalo({
  address: { resourceServer, authServer, tenant },
  credentials: { grant: 'client_credentials', clientId, clientSecret: () => clientSecret },
  scopes: ['all'],
  budget: unlimitedBudget(),
  network: { allowPrivateHosts: [new URL(resourceServer).host] },
});
try {
  const report = await syncConnection(
    {
      store,
      halo,
      clock: systemClock,
      workspaceId: 1,
      entities,
      crash: (point) => {
        if (point !== order.killAt?.point) return;
        passed += 1;
        if (passed === order.killAt.time) process.kill(process.pid, 'SIGKILL');
      },
      ...(order.batchRows === undefined ? {} : { batchRows: order.batchRows }),
    },
    {
      connectionId,
      chosen: null,
      only: order.only ?? ['ticket'],
      full: true,
      signal: stop.signal,
      ...(order.pageSizes ? { pageSizes: order.pageSizes } : {}),
    },
  );
  process.stdout.write(`${JSON.stringify({ end: report.outcome })}\n`);
} catch (error) {
  const isKnown = error instanceof SyncBusyError || error instanceof FenceLostError || stop.signal.aborted;
  if (!isKnown) throw error;
  const end = error instanceof SyncBusyError ? 'busy' : error instanceof FenceLostError ? 'fence lost' : 'stopped';
  process.stdout.write(`${JSON.stringify({ end })}\n`);
} finally {
  await halo.close();
  await store.close();
}
