import type { FaultRule } from '@sundog/sandbox';
import type { CrashPointName } from '../../src/foundation/crash-point.ts';
import { drawHaloFault } from './halo-faults.ts';
import { makeRandom, type SeededRandom } from './seeded-random.ts';

/** One thing that goes wrong. */
export type PlannedFault =
  /** What HaloPSA, or the way to it, does; `rule` says when. */
  | { readonly on: 'halo'; readonly rule: FaultRule }
  /** The connection to the database is cut in the so many-th transaction, before it commits. */
  | { readonly on: 'database'; readonly transaction: number }
  /** The hub's own clock jumps when the so many-th page has come. */
  | { readonly on: 'clock'; readonly page: number; readonly byMs: number };

/** The end of the process: the so many-th time that the work comes by a point. */
export interface PlannedCrash {
  readonly at: CrashPointName;
  readonly time: number;
}

/** Everything that goes wrong in one run of the harness. The same seed gives the same schedule. */
export interface FaultSchedule {
  readonly seed: number;
  /** Whether a clean sync and edits by people come first, so that there is something to lose. */
  readonly hasHistory: boolean;
  /** Whether the faults that are left strike the next run too. */
  readonly isStubborn: boolean;
  readonly faults: readonly PlannedFault[];
  readonly crash: PlannedCrash;
}

/** The points of a full pass over lists, the ones that come often first. */
const points: readonly CrashPointName[] = [
  'sync.pass-begun',
  'sync.page-fetched',
  'sync.rows-copied',
  'sync.rows-written',
  'sync.checkpoint-set',
  'sync.committed',
  'sync.tombstones-set',
];

/** Three faults and a crash. */
export function drawSchedule(seed: number, entities: readonly string[]): FaultSchedule {
  const random = makeRandom(seed);
  const hasHistory = random.next() < 0.4;
  const isStubborn = random.next() < 0.6;
  const faults = [1, 2, 3].map(() => drawFault(random, entities));
  const at = random.pick(points);
  const isRare = at === 'sync.tombstones-set' || at === 'sync.pass-begun';
  return { seed, hasHistory, isStubborn, faults, crash: { at, time: random.between(1, isRare ? entities.length : 9) } };
}

const hour = 60 * 60 * 1000;

function drawFault(random: SeededRandom, entities: readonly string[]): PlannedFault {
  const kind = random.next();
  if (kind < 0.06) return { on: 'database', transaction: random.between(1, 30) };
  if (kind < 0.1) return { on: 'clock', page: random.between(1, 15), byMs: random.pick([-24 * hour, -hour, hour, 20 * hour]) };
  return { on: 'halo', rule: drawHaloFault(random, entities) };
}

/** A schedule in one line, for the log. */
export function tellSchedule({ seed, hasHistory, faults, crash }: FaultSchedule): string {
  const told = faults.map((fault) => {
    if (fault.on === 'database') return `database cut in transaction ${fault.transaction}`;
    if (fault.on === 'clock') return `clock ${fault.byMs / hour} h at page ${fault.page}`;
    const { match, fault: kind, args, times } = fault.rule;
    return `${kind}${args ? ` ${JSON.stringify(args)}` : ''} at ${JSON.stringify(match)}${times === undefined ? '' : ` x${times}`}`;
  });
  return `seed ${seed}${hasHistory ? ', later sync' : ', first sync'}: ${told.join('; ')}; crash at ${crash.at} #${crash.time}`;
}
