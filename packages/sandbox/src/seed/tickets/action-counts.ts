import { historyOf } from '../layout/history.ts';
import { at } from '../random/draw.ts';
import type { World } from '../world.ts';

/** How many actions sixteen tickets in a row have; it repeats, so that action numbers and tickets convert by arithmetic. */
const PATTERN = [3, 5, 4, 6, 3, 8, 4, 5, 7, 3, 6, 4, 9, 5, 4, 12] as const;
const BEFORE = runningSums(PATTERN);
const BLOCK = at(BEFORE, PATTERN.length);
/** A ticket of the last day has two: it came, and it was acknowledged. */
const FRESH = 2;

const firstFresh = (world: World): number => {
  const history = historyOf(world);
  return at(history.dayStarts, history.days - 1);
};

/** Actions of the ticket at `index`. */
export function actionsOfTicket(world: World, index: number): number {
  return index < firstFresh(world) ? at(PATTERN, index % PATTERN.length) : FRESH;
}

/** Actions of all tickets before `index`. */
export function actionsBefore(world: World, index: number): number {
  const fresh = firstFresh(world);
  const worked = Math.min(index, fresh);
  return Math.floor(worked / PATTERN.length) * BLOCK + at(BEFORE, worked % PATTERN.length) + (index - worked) * FRESH;
}

/** The ticket of the action at `position`, and which of its actions (from 1) it is. */
export function actionAt(world: World, position: number): { readonly ticket: number; readonly n: number } {
  const fresh = firstFresh(world);
  const worked = actionsBefore(world, fresh);
  if (position >= worked) {
    const rest = position - worked;
    return { ticket: fresh + Math.floor(rest / FRESH), n: (rest % FRESH) + 1 };
  }
  const rest = position % BLOCK;
  let slot = 0;
  while (at(BEFORE, slot + 1) <= rest) slot += 1;
  return { ticket: Math.floor(position / BLOCK) * PATTERN.length + slot, n: rest - at(BEFORE, slot) + 1 };
}

function runningSums(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
}
