import { defineCheck } from '../../engine/preflight/check.ts';
import { readsOffset } from './row-dates.ts';

/** Whether dates carry an offset (API.md 6.17), told from the rows that other checks have read. */
export const dateOffsets = defineCheck({
  name: 'date-offsets',
  title: 'Dates',
  needs: ['entity-reads'],
  cost: () => 0,
  run: async (probe) => {
    let withOffset = 0;
    let without = 0;
    for (const entity of probe.target.entities)
      for (const row of probe.sample(entity.name)?.answer.rows ?? [])
        for (const value of Object.values(row)) {
          const reads = readsOffset(value);
          if (reads === true) withOffset += 1;
          if (reads === false) without += 1;
        }
    if (withOffset + without === 0) return [{ outcome: 'not-tested', sentence: 'No row held a date.' }];
    const found = without === 0 ? 'always' : withOffset === 0 ? 'never' : 'mixed';
    probe.learn('date-offset', null, found);
    return [{ outcome: 'passed', sentence: `Dates carry an offset: ${found}. Without one they are read as UTC.` }];
  },
});
