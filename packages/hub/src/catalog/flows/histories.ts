import { defineFlow } from '../../engine/watch/flow.ts';
import { listFlowStates, listWorksHeld } from '../../store/rows/flow-rows.ts';
import { failuresOf } from './connection-wide.ts';
import { dayMs } from './spans.ts';

/** What is read per parent record. The first time takes a request per parent, so it has weeks, and as long as it is worked on. */
export const histories = defineFlow({
  name: 'histories',
  of: 'connection',
  title: 'Reading histories',
  read: async (db, { connection, entities }) => {
    const states = await listFlowStates(db, connection.id);
    const held = new Set(await listWorksHeld(db, connection.id));
    const stateOf = new Map(states.map((state) => [state.entity, state]));
    const failureOf = failuresOf(states);
    return entities
      .filter(({ isHistory }) => isHistory)
      .map(({ table, permission }) => {
        const state = stateOf.get(table);
        const isRefused = permission === 'optional' && state?.state === 'no-permission';
        return {
          subject: table,
          lastSuccessAt: state?.lastSuccessAt ?? null,
          expectedSince: connection.createdAt,
          mayBeOldMs: state?.lastSuccessAt && !held.has(table) ? 2 * dayMs : 30 * dayMs,
          pausedBecause:
            connection.syncEveryMinutes === 0
              ? 'its schedule is set to never'
              : isRefused
                ? 'HaloPSA does not permit it, and nothing depends on it'
                : null,
          failure: failureOf(table),
        };
      });
  },
  means: 'Actions, notes and other histories stop at that day.',
  causes: ['no `sundog serve` has run', 'the lists leave no room in the request budget'],
  remedy: 'Look at `npx sundog status`, and read them while you look: npx sundog sync --histories',
  severity: 'warn',
  coveredBy: ['recent-sync'],
});
