import { it } from 'vitest';
import { seedsFrom, surviveSchedules } from './survive-schedules.ts';

// In two files, so that two workers share them.
it(
  'random schedules of three faults and a crash are survived: the first hundred',
  () => surviveSchedules(seedsFrom(1, 100)),
  300_000,
);
