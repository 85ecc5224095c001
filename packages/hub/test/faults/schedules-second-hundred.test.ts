import { it } from 'vitest';
import { seedsFrom, surviveSchedules } from './survive-schedules.ts';

// In two files, so that two workers share them.
it(
  'random schedules of three faults and a crash are survived: the second hundred',
  () => surviveSchedules(seedsFrom(101, 100)),
  300_000,
);
