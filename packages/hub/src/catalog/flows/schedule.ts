import { defineFlow } from '../../engine/watch/flow.ts';
import { findFlowBeat } from '../../store/rows/flow-rows.ts';
import { minuteMs } from './spans.ts';

/** The schedule itself: nothing else can notice that nothing runs. */
export const schedule = defineFlow({
  name: 'schedule',
  of: 'hub',
  title: 'The schedule',
  read: async (db) => {
    const lastSuccessAt = await findFlowBeat(db, 'schedule');
    return [
      {
        subject: '',
        lastSuccessAt,
        expectedSince: lastSuccessAt ?? new Date(0),
        mayBeOldMs: 5 * minuteMs,
        pausedBecause: lastSuccessAt === null ? 'no `sundog serve` was ever started here' : null,
        failure: null,
      },
    ];
  },
  means: 'Nothing was read, watched or cleaned up by itself while it stood still.',
  causes: ['`sundog serve` was stopped, or ended with an error', 'the machine was off', 'the database could not be reached'],
  remedy: 'Start it with: npx sundog serve; logs/sundog.log of the data directory says how it ended.',
  severity: 'fail',
  coveredBy: [],
});
