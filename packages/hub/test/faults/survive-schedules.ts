import { expect } from 'vitest';
import { createTestDatabase } from '../test-database.ts';
import { drawSchedule, tellSchedule } from './fault-schedule.ts';
import { runSchedule, scheduledEntities } from './run-schedule.ts';

/** Schedules that run side by side in one process: each waits for the database most of the time. */
const sideBySide = 3;

/** The seeds that a test of schedules runs: these, or the one of `FAULT_SEED`, or so many as `FAULT_COUNT` says. */
export function seedsFrom(first: number, count: number): readonly number[] {
  const replayed = process.env['FAULT_SEED'];
  if (replayed !== undefined) return [Number(replayed)];
  return Array.from({ length: Number(process.env['FAULT_COUNT'] ?? count) }, (_, index) => first + index);
}

/** Runs the schedules of these seeds, prints how many were survived, and fails with the story of each that was not. */
export async function surviveSchedules(seeds: readonly number[]): Promise<void> {
  const database = await createTestDatabase();
  const failures: string[] = [];
  const totals = { strikes: 0, crashes: 0 };
  const queue = [...seeds];
  const work = async () => {
    for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
      const schedule = drawSchedule(seed, scheduledEntities);
      const outcome = await runSchedule(schedule, database.store);
      totals.strikes += outcome.strikes;
      totals.crashes += outcome.crashed ? 1 : 0;
      if (outcome.broken.length > 0) failures.push([tellSchedule(schedule), ...outcome.broken].join('\n    '));
      else if (seeds.length === 1) console.info(tellSchedule(schedule));
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work)).finally(() => database.close());
  const survived = `faults survived ${seeds.length - failures.length}/${seeds.length}`;
  console.info(`${survived}: seeds ${seeds[0]} to ${seeds.at(-1)}, ${totals.strikes} faults struck, ${totals.crashes} crashes`);
  expect(failures.join('\n'), 'replay one with FAULT_SEED=n').toBe('');
}
