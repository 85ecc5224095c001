import { createHalo, createRollingBudget, type Halo, type HaloWriter, type RateBudget, unlimitedBudget } from '@sundog/halo';
import { changes } from '../src/catalog/changes/index.ts';
import { applyPlan } from '../src/features/writeback/apply-plan.ts';
import { approvePlan } from '../src/features/writeback/approve-plan.ts';
import { planChanges } from '../src/features/writeback/plan-changes.ts';
import type { PlanDeps } from '../src/features/writeback/plan-deps.ts';
import { revertPlan } from '../src/features/writeback/revert-plan.ts';
import { systemClock } from '../src/foundation/clock.ts';
import type { Store } from '../src/store/database.ts';
import { insertConnection } from '../src/store/rows/connection-rows.ts';
import { openBenchStore } from './stage/bench-store.ts';
import { describeMachine, medianAndWorst } from './stage/figures.ts';
import { option } from './stage/options.ts';
import { type SandboxProcess, startSandboxProcess } from './stage/sandbox-process.ts';

// Usage: npm run bench:apply -- [--changes 2000] [--runs 5] [--at-once 16]
// Goal G12: at least 1,000 journalled changes a second where nothing limits them, and at least 98 % of the request budget used where a limit
// does; an undoing brings back every field. The sandbox is a process of its own; each change is read, journalled, sent, read back and kept.
// The reference sends the same updates without plan, journal and looks.

const count = Number(option('changes', '2000'));
const runs = Number(option('runs', '5'));
const atOnce = Number(option('at-once', '16'));
/** A window short enough for a benchmark, with the share of Halo's: 300 per 5 minutes are 60 per minute; here 60 per 2 s. */
const limit = { requests: 60, windowMs: 2_000 };

function clientOf(
  { resourceServer, authServer, tenant, clientId, clientSecret, url }: SandboxProcess,
  budget: RateBudget,
): Halo & { writer(): HaloWriter } {
  return createHalo({
    address: { resourceServer, authServer, tenant },
    credentials: { grant: 'client_credentials', clientId, clientSecret: () => clientSecret },
    scopes: ['all'],
    budget,
    network: { allowPrivateHosts: [new URL(url).host] },
  });
}

function depsOf(store: Store, sandbox: SandboxProcess, budget: RateBudget): PlanDeps {
  const open = async () => clientOf(sandbox, budget);
  return {
    store,
    workspaceId: 1,
    clock: systemClock,
    actor: { kind: 'operator', name: 'bench', may: 'everything' },
    changes,
    openForReading: open,
    openForApply: open,
    atOnce,
  };
}

const wantedFor = (keys: readonly number[], round: string) =>
  keys.map((key) => ({ change: 'update-asset', key, set: { warrantyNote: `${round} ${key}` } }));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

/** The keys of assets, through the client. */
async function listKeys(sandbox: SandboxProcess): Promise<readonly number[]> {
  const halo = clientOf(sandbox, unlimitedBudget());
  try {
    return (await halo.listIds(changeOf('update-asset').shape.entity)).map(Number).slice(0, count);
  } finally {
    await halo.close();
  }
}

function changeOf(name: string) {
  const found = changes.find((one) => one.name === name);
  if (!found) throw new TypeError(`There is no change ${name}.`);
  return found;
}

async function build(deps: PlanDeps, connectionId: number, wanted: ReturnType<typeof wantedFor>): Promise<number> {
  const { planId, changes: planned } = await planChanges(deps, { connectionId, changes: wanted });
  await approvePlan(deps, { planId, acceptCount: planned });
  return planId;
}

async function apply(deps: PlanDeps, planId: number): Promise<void> {
  const { state, outcomes } = await applyPlan(deps, { planId });
  if (state !== 'applied') throw new TypeError(`The plan ended ${state}: ${JSON.stringify(outcomes)}`);
}

async function sendBare(sandbox: SandboxProcess, keys: readonly number[], round: string): Promise<void> {
  const halo = clientOf(sandbox, unlimitedBudget());
  const writer = halo.writer();
  const queue = [...keys];
  const { entity } = changeOf('update-asset').shape;
  const work = async () => {
    for (let key = queue.pop(); key !== undefined; key = queue.pop())
      await writer.update(entity, { id: key, values: { warranty_note: `${round} ${key}` } });
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await halo.close();
}

process.stdout.write(
  `${count.toLocaleString('en')} updates of assets, ${atOnce} at once, ${runs} run(s), ${describeMachine()}\n`,
);
const sandbox = await startSandboxProcess(['--scenario', 'mid', '--seed', '7', '--rate-limit', 'off']);
const { store, remove } = await openBenchStore();
try {
  const { resourceServer, authServer, tenant, clientId, url } = sandbox;
  const { id } = await store.inWorkspace(1, (db) =>
    insertConnection(db, { name: 'bench', url, resourceServer, authServer, tenant, clientId }),
  );
  const keys = await listKeys(sandbox);
  const figures = { apply: [] as number[], revert: [] as number[], bare: [] as number[], budget: [] as number[] };
  const free = depsOf(store, sandbox, unlimitedBudget());
  for (let run = 0; run < runs; run += 1) {
    const planId = await build(free, id, wantedFor(keys, `run ${run}`));
    figures.apply.push(keys.length / (await timed(() => apply(free, planId))));
    const undo = await revertPlan(free, { planId });
    if (undo.conflicts > 0 || undo.remarks.length > 0) throw new TypeError('Something could not be undone.');
    await approvePlan(free, { planId: undo.planId, acceptCount: undo.changes });
    figures.revert.push(keys.length / (await timed(() => apply(free, undo.planId))));
    figures.bare.push(keys.length / (await timed(() => sendBare(sandbox, keys, `bare ${run}`))));
    const limited = depsOf(store, sandbox, createRollingBudget({ limit: limit.requests, windowMs: limit.windowMs }));
    const few = await build(free, id, wantedFor(keys.slice(0, 100), `limited ${run}`));
    const seconds = await timed(() => apply(limited, few));
    // Three requests a change; the first window is full at once.
    figures.budget.push((100 * 300) / (limit.requests * (1 + seconds / (limit.windowMs / 1000))));
  }
  process.stdout.write(
    [
      `  applied, journalled and read back   ${medianAndWorst(figures.apply, 'least')} changes/s`,
      `  undone                              ${medianAndWorst(figures.revert, 'least')} changes/s`,
      `  reference: bare POSTs               ${medianAndWorst(figures.bare, 'least')} changes/s`,
      `  of the budget, ${limit.requests} per ${limit.windowMs / 1000} s          ${medianAndWorst(figures.budget, 'least', 1)} %`,
      '',
    ].join('\n'),
  );
} finally {
  await store.close();
  sandbox.stop();
  remove();
}
