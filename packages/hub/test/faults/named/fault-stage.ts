import { type RateBudget, unlimitedBudget } from '@sundog/halo';
import { type FaultRule, type Sandbox, type SandboxOptions, startSandbox } from '@sundog/sandbox';
import { expect } from 'vitest';
import { VirtualClock } from '../../../../halo/test/virtual-clock.ts';
import type { EntityReport, SyncReport } from '../../../src/engine/sync/progress.ts';
import type { SyncRequest } from '../../../src/features/sync/sync-connection.ts';
import type { Store } from '../../../src/store/database.ts';
import { insertConnection } from '../../../src/store/rows/connection-rows.ts';
import { createTestDatabase } from '../../test-database.ts';
import {
  type FaultScene,
  findCheckpointsAhead,
  findFalseTombstones,
  findLostRows,
  findOldIssues,
  findSecrets,
  findSilentFailures,
  type RunEnd,
} from '../invariants.ts';
import { type MortalHubOptions, openMortalHub } from '../mortal-hub.ts';

/** What a stage syncs, in how large pages: five lists, each of several pages. */
const pageSizes: Readonly<Record<string, number>> = { client: 3, site: 4, user: 8, asset: 6, ticket: 25 };
const stagedEntities: readonly string[] = Object.keys(pageSizes);
const smallWorld = { clients: 8, sites: 12, users: 24, agents: 4, assets: 20, tickets: 110 };

/** Syncs without faults that must bring everything in order. */
const runsToConverge = 4;

export interface StageOptions {
  readonly sandbox?: Partial<SandboxOptions>;
  readonly budget?: (clock: VirtualClock) => RateBudget;
  readonly hub?: Pick<MortalHubOptions, 'isEnd' | 'beforeCommit'>;
  /** How far the hub's clock is ahead of Halo's. Default: both go by one clock. */
  readonly clockSkewMs?: number;
}

/** A sandbox with a small world, a database and a hub between them; the invariants are looked at after every run. */
export interface FaultStage extends FaultScene {
  readonly sandbox: Sandbox;
  readonly store: Store;
  /** The hub's. */
  readonly clock: VirtualClock;
  plan(...rules: readonly FaultRule[]): void;
  /** One sync, full unless said otherwise. What must always hold has been looked at when it resolves. */
  run(request?: Partial<SyncRequest>): Promise<RunEnd>;
  /** One sync that must come to its report. */
  report(request?: Partial<SyncRequest>): Promise<SyncReport>;
  /** Reads one record in full. */
  readRecord(entity: string, id: number): Promise<SyncReport>;
  /** Takes every fault back, syncs until all is complete, and looks whether the mirror holds what HaloPSA holds. */
  expectWhole(): Promise<void>;
  stateOf(
    entity: string,
  ): Promise<{ readonly state: string; readonly is_complete: boolean; readonly message: string | null } | undefined>;
  close(): Promise<void>;
}

/** Opens a stage. Whoever opens it closes it. */
export async function openFaultStage(options: StageOptions = {}): Promise<FaultStage> {
  const start = Date.UTC(2026, 10, 16, 9, 30);
  const clock = new VirtualClock(start + (options.clockSkewMs ?? 0));
  const halosClock = options.clockSkewMs === undefined ? clock : new VirtualClock(start);
  const sandbox = await startSandbox({ seed: 3, world: smallWorld, clock: halosClock, ...options.sandbox });
  const database = await createTestDatabase();
  const { store } = database;
  const { url, resourceServer, authServer, tenant, clientId } = sandbox;
  const { id: connectionId } = await store.inWorkspace(1, (db) =>
    insertConnection(db, { name: 'staged', url, resourceServer, authServer, tenant, clientId }),
  );
  const query: FaultScene['query'] = (sql, parameters = []) =>
    store.inWorkspace(1, async (db) => (await db.client.query(sql, [...parameters])).rows);
  const scene: FaultScene = { sandbox, connectionId, names: stagedEntities, query };
  const budget = options.budget?.(clock) ?? unlimitedBudget();
  const hub = openMortalHub({ sandbox, access: store.access, connectionId, clock, budget, ...options.hub });
  const told: unknown[] = [];
  const run = async (request: Partial<SyncRequest> = {}): Promise<RunEnd> => {
    const end: RunEnd = await hub.sync({ only: stagedEntities, full: true, pageSizes, ...request }).then(
      (report) => ({ report }),
      (error: unknown) => ({ error }),
    );
    told.push('report' in end ? end.report : end.error, ...hub.takeEvents());
    expect(await findBroken(scene, end)).toEqual([]);
    return end;
  };
  const report: FaultStage['report'] = async (request) => {
    const end = await run(request);
    if ('error' in end) throw end.error;
    return end.report;
  };
  return {
    ...scene,
    store,
    clock,
    plan: (...rules) => {
      for (const rule of rules) sandbox.control.addFault(rule);
    },
    run,
    report,
    readRecord: (entity, id) => hub.sync({ record: { entity, id } }),
    expectWhole: async () => {
      sandbox.control.clearFaults();
      clock.jump(3_600_000);
      for (let runs = 1; (await report()).outcome !== 'complete'; runs += 1) expect(runs).toBeLessThan(runsToConverge);
      // What a pass that began under faults could not know, the next one knows.
      expect((await report()).outcome).toBe('complete');
      expect([...(await findLostRows(scene)), ...(await findOldIssues(scene)), ...findSecrets(sandbox, told)]).toEqual([]);
    },
    stateOf: async (entity) => {
      const states = await query<{ state: string; is_complete: boolean; message: string | null }>(
        'SELECT state, is_complete, message FROM hub.sync_state WHERE connection_id = $1 AND entity = $2',
        [connectionId, entity],
      );
      return states[0];
    },
    close: async () => {
      await hub.close();
      await sandbox.close();
      await database.close();
    },
  };
}

async function findBroken(scene: FaultScene, end: RunEnd): Promise<readonly string[]> {
  return [
    ...(await findFalseTombstones(scene)),
    ...(await findCheckpointsAhead(scene)),
    ...(await findSilentFailures(scene, end)),
  ];
}

/** The report of one entity. */
export function of(report: SyncReport, entity: string): EntityReport {
  const found = report.entities.find((one) => one.entity === entity);
  if (!found) throw new TypeError(`Nothing is reported of ${entity}.`);
  return found;
}

/** How every entity ended, by name. */
export function phases(report: SyncReport): Readonly<Record<string, string>> {
  return Object.fromEntries(report.entities.map(({ entity, phase }) => [entity, phase]));
}
