import { defineFlow } from '../../engine/watch/flow.ts';
import { listFlowStates } from '../../store/rows/flow-rows.ts';
import { failuresOf } from './connection-wide.ts';
import { dayMs, hourMs } from './spans.ts';

/** Reading everything, per entity: what finds records that are gone and proves the mirror whole. */
export const fullSync = defineFlow({
  name: 'full-sync',
  of: 'connection',
  title: 'Reading everything',
  read: async (db, { connection, entities }) => {
    const states = await listFlowStates(db, connection.id);
    const stateOf = new Map(states.map((state) => [state.entity, state]));
    const failureOf = failuresOf(states);
    return entities
      .filter(({ isHistory, isEmbedded, table }) => !isHistory && !isEmbedded && stateOf.get(table)?.lastFullAt)
      .map(({ table, fullEvery }) => {
        const hours = connection.fullEveryHours ?? fullEvery;
        return {
          subject: table,
          lastSuccessAt: stateOf.get(table)?.lastFullAt ?? null,
          expectedSince: connection.createdAt,
          mayBeOldMs: 2 * hours * hourMs + dayMs,
          pausedBecause: connection.syncEveryMinutes === 0 || hours === 0 ? 'its schedule is set to never read everything' : null,
          failure: failureOf(table),
        };
      });
  },
  means: 'Records that were deleted in HaloPSA may still be in the mirror, and its completeness is not proven any more.',
  causes: [
    'it stops at the same page each time',
    'more than 5 % seemed to be gone, which a person has to confirm',
    'no `sundog serve` has run',
  ],
  remedy: 'Read everything once while you look: npx sundog sync --full',
  severity: 'warn',
  coveredBy: ['recent-sync'],
});
