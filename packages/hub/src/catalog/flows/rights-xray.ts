import { defineFlow } from '../../engine/watch/flow.ts';
import { findLastXrayAt } from '../../store/rows/flow-rows.ts';
import { dayMs } from './spans.ts';

/** The daily look at the rights of a connection. */
export const rightsXray = defineFlow({
  name: 'rights-xray',
  of: 'connection',
  title: 'The look at the rights',
  read: async (db, { connection }) => [
    {
      subject: '',
      lastSuccessAt: await findLastXrayAt(db, connection.id),
      expectedSince: connection.createdAt,
      mayBeOldMs: 3 * dayMs,
      pausedBecause: connection.syncEveryMinutes === 0 ? 'its schedule is set to never' : null,
      failure: null,
    },
  ],
  means: 'A right that was taken away in HaloPSA since then has not been noticed.',
  causes: ['no `sundog serve` has run', 'HaloPSA did not answer'],
  remedy: 'Look at once with: npx sundog check --features',
  severity: 'warn',
  coveredBy: ['recent-sync'],
});
