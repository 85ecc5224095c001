import { createRollingBudget } from '@sundog/halo';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { VirtualClock } from '../../../halo/test/virtual-clock.ts';
import type { Store } from '../../src/store/database.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import type { FaultSchedule } from './fault-schedule.ts';
import {
  type FaultScene,
  findCheckpointsAhead,
  findExcess,
  findFalseTombstones,
  findLostRows,
  findOldIssues,
  findSecrets,
  findSilentFailures,
  type RunEnd,
} from './invariants.ts';
import { type MortalHub, type MortalHubOptions, openMortalHub } from './mortal-hub.ts';

/** What a schedule syncs, in how large pages. */
const pageSizes: Readonly<Record<string, number>> = { client: 3, site: 4, user: 8, asset: 6, ticket: 25 };
export const scheduledEntities: readonly string[] = Object.keys(pageSizes);
const world = { clients: 8, sites: 12, users: 24, agents: 4, assets: 20, tickets: 110 };

/** What HaloPSA allows, and the smaller number that the hub keeps to. */
const halos = { requests: 90, windowMs: 300_000 };
const budgetLimit = 75;
/** About ten times what the runs of a schedule need. */
const mostRequests = 600;
/** Syncs without faults that must bring everything in order. */
const runsToConverge = 4;

/** What came of a schedule. */
export interface ScheduleOutcome {
  /** The promises that were broken, as sentences. None: it was survived. */
  readonly broken: readonly string[];
  readonly crashed: boolean;
  readonly strikes: number;
}

/** Runs a schedule: syncs under faults with one crash, then convergence, with the invariants looked at after every run. */
export async function runSchedule(schedule: FaultSchedule, store: Store): Promise<ScheduleOutcome> {
  const clock = new VirtualClock(Date.UTC(2026, 10, 16, 9, 30));
  const sandbox = await startSandbox({
    seed: 1 + (schedule.seed % 5),
    world,
    clock,
    rateLimit: { requests: halos.requests, windowSeconds: halos.windowMs / 1000 },
  });
  try {
    const story = await ScheduleStory.begin(schedule, { sandbox, store, clock });
    await story.play();
    return story.outcome();
  } finally {
    await sandbox.close();
  }
}

interface Stage {
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly clock: VirtualClock;
}

/** One schedule as it unfolds. */
class ScheduleStory {
  readonly #schedule: FaultSchedule;
  readonly #stage: Stage;
  readonly #scene: FaultScene;
  readonly #hubOptions: MortalHubOptions;
  readonly #broken = new Set<string>();
  readonly #told: unknown[] = [];
  #hub: MortalHub | null = null;
  #areFaultsOn = false;
  #crashed = false;
  #passedPoint = 0;
  #pages = 0;
  #setBackMs = 0;
  #transactions = 0;

  static async begin(schedule: FaultSchedule, stage: Stage): Promise<ScheduleStory> {
    const { url, resourceServer, authServer, tenant, clientId } = stage.sandbox;
    const name = `schedule ${schedule.seed}`;
    const connection = await stage.store.inWorkspace(1, (db) =>
      insertConnection(db, { name, url, resourceServer, authServer, tenant, clientId }),
    );
    return new ScheduleStory(schedule, stage, connection.id);
  }

  private constructor(schedule: FaultSchedule, stage: Stage, connectionId: number) {
    const { sandbox, store, clock } = stage;
    this.#schedule = schedule;
    this.#stage = stage;
    this.#scene = {
      sandbox,
      connectionId,
      names: scheduledEntities,
      query: (sql, parameters = []) => store.inWorkspace(1, async (db) => (await db.client.query(sql, [...parameters])).rows),
    };
    this.#hubOptions = {
      sandbox,
      access: store.access,
      connectionId,
      clock,
      // It outlives the process, as a budget in the database does.
      budget: createRollingBudget({ limit: budgetLimit, windowMs: halos.windowMs, clock }),
      isEnd: (point) => this.#isEnd(point),
      beforeCommit: async (db) => {
        this.#transactions += 1;
        const isCut = this.#faults('database').some(({ transaction }) => transaction === this.#transactions);
        if (this.#areFaultsOn && isCut) await db.client.query('SELECT pg_terminate_backend(pg_backend_pid())');
      },
    };
  }

  async play(): Promise<void> {
    if (this.#schedule.hasHistory) await this.#makeHistory();
    this.#areFaultsOn = true;
    for (const { rule } of this.#faults('halo')) this.#stage.sandbox.control.addFault(rule);
    const first = await this.#run();
    if (this.#schedule.isStubborn && !isComplete(first)) await this.#run();
    this.#areFaultsOn = false;
    this.#stage.sandbox.control.clearFaults();
    // A clock that was set back is put right as well.
    this.#stage.clock.jump(this.#setBackMs + 3_600_000);
    await this.#converge();
    await this.#hub?.close();
  }

  outcome(): ScheduleOutcome {
    const { sandbox } = this.#stage;
    for (const sentence of findSecrets(sandbox, this.#told)) this.#broken.add(sentence);
    const isTimeSteady =
      this.#faults('clock').length === 0 && !this.#faults('halo').some(({ rule }) => rule.fault === 'clock-jump');
    for (const sentence of findExcess(sandbox, isTimeSteady ? halos : null, mostRequests)) this.#broken.add(sentence);
    return { broken: [...this.#broken], crashed: this.#crashed, strikes: sandbox.control.strikes().length };
  }

  #faults<On extends FaultSchedule['faults'][number]['on']>(on: On) {
    return this.#schedule.faults.filter((fault): fault is Extract<typeof fault, { on: On }> => fault.on === on);
  }

  #isEnd(point: string): boolean {
    if (!this.#areFaultsOn) return false;
    if (point === 'sync.page-fetched') this.#jumpClock();
    const { at, time } = this.#schedule.crash;
    if (this.#crashed || point !== at) return false;
    this.#passedPoint += 1;
    this.#crashed = this.#passedPoint === time;
    return this.#crashed;
  }

  #jumpClock(): void {
    this.#pages += 1;
    for (const { page, byMs } of this.#faults('clock')) {
      if (page !== this.#pages) continue;
      this.#stage.clock.jump(byMs);
      this.#setBackMs += Math.max(0, -byMs);
    }
  }

  /** A clean sync, and then people who work in HaloPSA. */
  async #makeHistory(): Promise<void> {
    await this.#run();
    const { control, oracle } = this.#stage.sandbox;
    const [first = 0, second = 0, third = 0] = oracle.keys('ticket');
    control.edit({ entity: 'ticket', key: first, delete: true, silent: true });
    control.edit({ entity: 'ticket', key: second, changes: { summary: 'Edited before the faults' }, silent: true });
    const [asset = 0] = oracle.keys('asset');
    control.edit({ entity: 'asset', key: asset, delete: true, silent: true });
    const { id: _id, ...copied } = oracle.get('ticket', third) ?? {};
    control.edit({ entity: 'ticket', changes: { ...copied, summary: 'New' }, silent: true });
    this.#stage.clock.jump(3_600_000);
  }

  /** One sync by the hub that lives, or by a new one where the last has died; and a look at what must always hold. */
  async #run(): Promise<RunEnd> {
    this.#hub ??= openMortalHub(this.#hubOptions);
    const hub = this.#hub;
    let end: RunEnd;
    try {
      end = { report: await hub.sync({ only: scheduledEntities, full: true, pageSizes }) };
    } catch (error) {
      end = { error };
    }
    this.#told.push('report' in end ? end.report : end.error, ...hub.takeEvents());
    await this.#expectNone(findFalseTombstones(this.#scene));
    await this.#expectNone(findCheckpointsAhead(this.#scene));
    if (!hub.isDead) await this.#expectNone(findSilentFailures(this.#scene, end));
    else {
      if ('report' in end) this.#broken.add('The crash was caught: the run went on to its report');
      await hub.close();
      this.#hub = null;
    }
    return end;
  }

  async #expectNone(looked: Promise<readonly string[]>): Promise<void> {
    for (const sentence of await looked) this.#broken.add(sentence);
  }

  /** Without faults, and without a human hand, everything must come in order. */
  async #converge(): Promise<void> {
    const open = await this.#scene.query(`SELECT 1 FROM hub.sync_pass WHERE connection_id = $1 AND state = 'running'`, [
      this.#scene.connectionId,
    ]);
    let last = await this.#run();
    for (let run = 1; run < runsToConverge && !isComplete(last); run += 1) last = await this.#run();
    if (!isComplete(last)) {
      const why = 'report' in last ? JSON.stringify(last.report.entities) : String(last.error);
      this.#broken.add(`I10: ${runsToConverge} syncs without faults do not complete: ${why}`);
    }
    // What a pass that began under faults could not know, the next one knows.
    if (open.length > 0) await this.#run();
    await this.#expectNone(findLostRows(this.#scene));
    await this.#expectNone(findOldIssues(this.#scene));
    if (this.#schedule.seed % 8 === 0) await this.#expectNothingToWrite();
  }

  async #expectNothingToWrite(): Promise<void> {
    const again = await this.#run();
    if ('report' in again && again.report.rowsWritten > 0)
      this.#broken.add(`I1: an unchanged HaloPSA was written again: ${again.report.rowsWritten} rows`);
  }
}

function isComplete(end: RunEnd): boolean {
  return 'report' in end && end.report.outcome === 'complete';
}
