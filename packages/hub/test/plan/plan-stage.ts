import { randomUUID } from 'node:crypto';
import {
  type Clock,
  createHalo,
  createRollingBudget,
  type Halo,
  type HaloWriter,
  type RateBudget,
  unlimitedBudget,
} from '@sundog/halo';
import { type Sandbox, type SandboxOptions, startSandbox } from '@sundog/sandbox';
import { VirtualClock } from '../../../halo/test/virtual-clock.ts';
import { changes } from '../../src/catalog/changes/index.ts';
import { applyPlan } from '../../src/features/writeback/apply-plan.ts';
import { approvePlan } from '../../src/features/writeback/approve-plan.ts';
import { planChanges, type SavedPlan } from '../../src/features/writeback/plan-changes.ts';
import type { PlanDeps } from '../../src/features/writeback/plan-deps.ts';
import type { PlanReport } from '../../src/features/writeback/plan-report.ts';
import { type RevertPlan, revertPlan } from '../../src/features/writeback/revert-plan.ts';
import { type ShownPlan, showPlan } from '../../src/features/writeback/show-plan.ts';
import type { Actor } from '../../src/foundation/actor.ts';
import type { CrashPointName } from '../../src/foundation/crash-point.ts';
import type { Store } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { Crash, makeMortalStore } from '../faults/mortal-store.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

type Wanted = Parameters<typeof planChanges>[1]['changes'];

/** One life of a hub that plans and applies. */
export interface PlanHub {
  readonly deps: PlanDeps;
  build(wanted: Wanted, title?: string): Promise<SavedPlan>;
  approve(planId: number): Promise<void>;
  /** Approves and applies. */
  apply(planId: number): Promise<PlanReport>;
  /** Applies what was approved by another life. */
  takeUp(planId: number): Promise<PlanReport>;
  revert(planId: number, numbers?: number[]): Promise<RevertPlan>;
  show(planId: number): Promise<ShownPlan>;
  readonly isDead: boolean;
  close(): Promise<void>;
}

export interface PlanHubOptions {
  /** Called at every crash point; true: the process ends here. */
  readonly isEnd?: (point: CrashPointName) => boolean;
  readonly actor?: Actor;
  readonly atOnce?: number;
}

/** A sandbox, a database and hubs between them. */
export interface PlanStage {
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly connectionId: number;
  readonly clock: Clock;
  open(options?: PlanHubOptions): PlanHub;
  query<T extends object>(sql: string, parameters?: readonly unknown[]): Promise<readonly T[]>;
  close(): Promise<void>;
}

const planOperator: Actor = { kind: 'operator', name: 'tester', may: 'everything' };

/** How long the sandbox may still be at work on a request that it did not answer, by the virtual clock. */
const lateCommitMs = 130_000;

/** Between two steps of the hub: longer than it needs to begin the next one, on a machine that is busy. */
const quietMs = 40;

const timeouts = { idleMs: 400, totalMs: 4_000 };

/** Opens a stage. Whoever opens it closes it. `database`: one that others use as well. */
export async function openPlanStage(options: SandboxOptions & { readonly database?: TestDatabase } = {}): Promise<PlanStage> {
  const { database: given, ...sandboxOptions } = options;
  // Time stands still while a transaction or a request that no fault has struck is under way: else what HaloPSA does late would be done
  // before the hub can have done anything.
  const work = { transactions: 0 };
  const started: { sandbox?: Sandbox } = {};
  let activeAt = 0;
  let seen = 0;
  const isBusy = () => {
    const log = started.sandbox?.control.requests() ?? [];
    const isActive =
      work.transactions > 0 || log.length > seen || log.some(({ status, fault }) => status === null && fault === null);
    seen = log.length;
    if (isActive) activeAt = performance.now();
    return performance.now() - activeAt < quietMs;
  };
  const clock = options.clock ?? new VirtualClock(Date.UTC(2026, 10, 16, 9, 30), isBusy);
  const sandbox = await startSandbox({ world: smallWorld, rateLimit: null, ...sandboxOptions, clock });
  started.sandbox = sandbox;
  const database = given ?? (await createTestDatabase());
  const { rateLimit } = sandboxOptions;
  // One for all hubs of the stage, as it is in the database of a real one.
  const budget = rateLimit
    ? createRollingBudget({ limit: rateLimit.requests, windowMs: rateLimit.windowSeconds * 1000, clock })
    : unlimitedBudget();
  const { store } = database;
  const { url, resourceServer, authServer, tenant, clientId } = sandbox;
  const { id: connectionId } = await store.inWorkspace(1, (db) =>
    insertConnection(db, { name: `plan ${randomUUID()}`, url, resourceServer, authServer, tenant, clientId }),
  );
  return {
    sandbox,
    store,
    connectionId,
    clock,
    open: (hub = {}) => openPlanHub({ sandbox, store, connectionId, clock, budget, work }, hub),
    query: (sql, parameters = []) => store.inWorkspace(1, async (db) => (await db.client.query(sql, [...parameters])).rows),
    close: async () => {
      await sandbox.close();
      if (!given) await database.close();
    },
  };
}

const smallWorld = { clients: 4, sites: 6, users: 8, agents: 3, assets: 20, tickets: 10 };

/** What the hubs of a stage share. */
interface Grounds extends Pick<PlanStage, 'sandbox' | 'store' | 'connectionId' | 'clock'> {
  readonly budget: RateBudget;
  readonly work: { transactions: number };
}

function openPlanHub(
  { sandbox, store: shared, connectionId, clock, budget, work }: Grounds,
  { isEnd, actor = planOperator, atOnce }: PlanHubOptions,
): PlanHub {
  const inner = openDatabase(shared.access);
  let isDead = false;
  const dieIfDead = () => {
    if (isDead) throw new Crash('The process is dead.');
  };
  const watched: Store = {
    ...inner,
    inWorkspace: async (...given) => {
      work.transactions += 1;
      return inner.inWorkspace(...given).finally(() => {
        work.transactions -= 1;
      });
    },
  };
  const open = async (): Promise<Halo & { writer(): HaloWriter }> => openClient(sandbox, clock, budget);
  const deps: PlanDeps = {
    store: makeMortalStore(watched, { dieIfDead }),
    workspaceId: 1,
    clock,
    actor,
    changes,
    openForReading: open,
    openForApply: open,
    crash: (point) => {
      isDead ||= isEnd?.(point) ?? false;
      dieIfDead();
    },
    lateCommitMs,
    ...(atOnce === undefined ? {} : { atOnce }),
  };
  const hub: PlanHub = {
    deps,
    build: (wanted, title) => planChanges(deps, { connectionId, changes: wanted, ...(title === undefined ? {} : { title }) }),
    approve: async (planId) => void (await approvePlan(deps, { planId })),
    apply: async (planId) => {
      await hub.approve(planId);
      return applyPlan(deps, { planId });
    },
    takeUp: (planId) => applyPlan(deps, { planId }),
    revert: (planId, numbers) => revertPlan(deps, { planId, ...(numbers ? { numbers } : {}) }),
    show: (planId) => showPlan(deps, planId),
    get isDead() {
      return isDead;
    },
    close: () => inner.close(),
  };
  return hub;
}

function openClient(sandbox: Sandbox, clock: Clock, budget: RateBudget): Halo & { writer(): HaloWriter } {
  const { resourceServer, authServer, tenant, clientId, clientSecret } = sandbox;
  return createHalo({
    address: { resourceServer, authServer, tenant },
    credentials: { grant: 'client_credentials', clientId, clientSecret: () => clientSecret },
    scopes: ['all'],
    clock,
    budget,
    network: { allowPrivateHosts: [new URL(sandbox.url).host], timeouts },
  });
}
