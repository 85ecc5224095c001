import { defineFlow } from '../../engine/watch/flow.ts';
import { listFlowStates, listWorksHeld } from '../../store/rows/flow-rows.ts';
import { failuresOf } from './connection-wide.ts';
import { dayMs, hourMs, minuteMs } from './spans.ts';

/** Reading what changed, per entity. A first sync, or a complete one that runs this moment, has a day: a million tickets take three hours. */
export const recentSync = defineFlow({
  name: 'recent-sync',
  of: 'connection',
  title: 'Reading what changed',
  read: async (db, { connection, entities }) => {
    const states = await listFlowStates(db, connection.id);
    const held = new Set(await listWorksHeld(db, connection.id));
    const stateOf = new Map(states.map((state) => [state.entity, state]));
    const failureOf = failuresOf(states);
    return entities
      .filter(({ isHistory, isEmbedded }) => !isHistory && !isEmbedded)
      .map(({ table, every, permission }) => {
        const state = stateOf.get(table);
        const lastSuccessAt = state?.lastSuccessAt ?? null;
        const usualMs = Math.max(hourMs, 3 * Math.max(every, connection.syncEveryMinutes ?? 0) * minuteMs);
        const isRefused = permission === 'optional' && state?.state === 'no-permission';
        return {
          subject: table,
          lastSuccessAt,
          expectedSince: connection.createdAt,
          mayBeOldMs: lastSuccessAt === null || held.has(table) ? Math.max(usualMs, dayMs) : usualMs,
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
  means: 'What changed in HaloPSA since then is not in the mirror, and everything built on it is that old.',
  causes: ['no `sundog serve` has run', 'HaloPSA did not answer', 'the request budget is used up by other integrations'],
  remedy: 'Look at `npx sundog status` and at logs/sundog.log, see that `npx sundog serve` runs, and test with: npx sundog check',
  severity: 'fail',
  coveredBy: [],
});
