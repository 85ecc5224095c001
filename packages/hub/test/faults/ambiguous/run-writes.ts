import type { FaultKind } from '@sundog/sandbox';
import type { CrashPointName } from '../../../src/foundation/crash-point.ts';
import { openPlanStage, type PlanHub, type PlanStage } from '../../plan/plan-stage.ts';
import type { TestDatabase } from '../../test-database.ts';
import { findDoubles, findPhantoms } from '../named/write-oracle.ts';
import { makeRandom, type SeededRandom } from '../seeded-random.ts';

/** What came of a schedule of writes. */
export interface WritesOutcome {
  /** The promises that were broken, as sentences. */
  readonly broken: readonly string[];
  readonly crashed: boolean;
  readonly strikes: number;
  readonly uncertain: number;
  readonly story: string;
}

const faults: readonly { readonly fault: FaultKind; readonly args?: (random: SeededRandom) => Record<string, unknown> }[] = [
  { fault: 'commit-then-reset' },
  { fault: 'commit-then-reset' },
  { fault: 'delayed-commit', args: (random) => ({ ms: random.between(0, 120_000) }) },
  { fault: 'reset' },
  { fault: 'truncate', args: (random) => ({ at: random.between(0, 60) }) },
  { fault: 'html' },
  { fault: 'status', args: (random) => ({ status: random.pick([400, 403, 408, 429, 500, 502, 503, 504]) }) },
];
const points: readonly CrashPointName[] = ['apply.looked', 'apply.begun', 'apply.sent', 'apply.answered', 'apply.kept'];
const livesAtMost = 6;

/**
 * Runs one schedule: a plan that makes, changes and deletes assets, three faults on its requests and the end of the process at one moment;
 * then lives without an end, until everything is settled. Compared is what the sandbox committed with what the plan says of it.
 */
export async function runWrites(seed: number, database: TestDatabase): Promise<WritesOutcome> {
  const random = makeRandom(seed);
  const stage = await openPlanStage({ database, seed: 1 + (seed % 7) });
  try {
    const before = stage.open();
    const ownKeys = await makeOwn(stage, before);
    const { planId } = await before.build(wantedOf(stage, ownKeys));
    const story = [`seed ${seed}`];
    for (let index = 0; index < 3; index += 1) {
      const { fault, args } = random.pick(faults);
      const rule = {
        match: { entity: 'asset', method: random.pick(['POST', 'POST', 'DELETE', 'GET']), requests: random.between(1, 6) },
        fault,
        ...(args ? { args: args(random) } : {}),
      };
      stage.sandbox.control.addFault(rule);
      story.push(JSON.stringify(rule));
    }
    const end = { point: random.pick(points), after: random.between(1, 8) };
    story.push(`ends at ${end.point}, the ${end.after}. time`);
    await before.approve(planId);
    await before.close();
    const crashed = await live(stage, planId, end);
    return { ...(await judge(stage, planId)), crashed, story: story.join('; ') };
  } finally {
    await stage.close();
  }
}

/** Two assets of our own: one proves that markers are found, the other is deleted by the plan. */
async function makeOwn(stage: PlanStage, hub: PlanHub): Promise<readonly number[]> {
  const { planId } = await hub.build([create(stage, 'own 1'), create(stage, 'own 2')]);
  await hub.apply(planId);
  return (await hub.show(planId)).changes.map(({ outcome }) => Number(outcome?.recordKey));
}

function wantedOf(stage: PlanStage, ownKeys: readonly number[]) {
  const [one = 0, other = 0] = [...stage.sandbox.oracle.keys('asset')].map(Number);
  return [
    create(stage, 'new 1'),
    { change: 'update-asset', key: one, set: { warrantyNote: 'planned 1' } },
    create(stage, 'new 2'),
    { change: 'delete-asset', key: ownKeys[1] ?? 0 },
    { change: 'update-asset', key: other, set: { warrantyNote: 'planned 2', isInactive: true } },
    create(stage, 'new 3'),
  ];
}

function create(stage: PlanStage, name: string) {
  const first = (entity: string) => Number([...stage.sandbox.oracle.keys(entity)][0]);
  return { change: 'create-asset', identity: name, set: { tag: name, siteId: first('site'), assetTypeId: first('asset-type') } };
}

/** Lives that apply the plan, one after the other, until it is settled. Returns whether one of them ended as planned. */
async function live(
  stage: PlanStage,
  planId: number,
  end: { readonly point: CrashPointName; readonly after: number },
): Promise<boolean> {
  let crashed = false;
  for (let life = 0; life < livesAtMost; life += 1) {
    let passed = 0;
    const hub = stage.open({
      atOnce: 2,
      isEnd: (point) => {
        if (life === 0 && point === end.point) passed += 1;
        return passed >= end.after;
      },
    });
    const report = await hub.takeUp(planId).catch((error: unknown) => {
      if (!hub.isDead && (error as Error).name !== 'RateLimitedError') throw error;
      return null;
    });
    crashed ||= hub.isDead;
    await hub.close();
    if (report && report.open === 0 && report.state !== 'stopped') break;
  }
  return crashed;
}

async function judge(stage: PlanStage, planId: number): Promise<Pick<WritesOutcome, 'broken' | 'strikes' | 'uncertain'>> {
  // What HaloPSA is still at work on comes in the end.
  await stage.clock.sleep(300_000);
  const hub = stage.open();
  const { report, changes } = await hub.show(planId);
  await hub.close();
  const broken = [...findDoubles(stage), ...(await findPhantoms(stage))];
  if (report.open > 0) broken.push(`${report.open} changes are not settled (${report.state}: ${report.reason})`);
  for (const { number, sign, title, recordKey, outcome, after } of changes) {
    const row = stage.sandbox.oracle.get('asset', Number(outcome?.recordKey ?? recordKey ?? 0));
    const isDone =
      sign === '-'
        ? row === undefined
        : sign === '+'
          ? row?.['inventory_number'] === after['tag']
          : row?.['warranty_note'] === after['warrantyNote'];
    const says = outcome?.outcome ?? 'nothing';
    if (['applied', 'unchanged'].includes(says) && !isDone) broken.push(`${number} ${title}: said ${says}, and is not there`);
    if (['refused', 'failed', 'stale'].includes(says) && isDone && sign !== '+')
      broken.push(`${number} ${title}: said ${says}, and was done`);
    if (says === 'refused' && sign === '+' && made(stage, String(after['tag'])) > 0)
      broken.push(`${number} ${title}: said ${says}, and was made`);
  }
  const uncertain = changes.filter(({ outcome }) => outcome?.outcome === 'uncertain').length;
  return { broken, uncertain, strikes: stage.sandbox.control.strikes().length };
}

function made(stage: PlanStage, tag: string): number {
  return [...stage.sandbox.oracle.snapshot('asset')].filter((row) => row['inventory_number'] === tag).length;
}
