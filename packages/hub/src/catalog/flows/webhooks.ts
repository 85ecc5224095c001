import { defineFlow } from '../../engine/watch/flow.ts';
import { readWaitingDeliveries } from '../../store/rows/webhook-delivery-rows.ts';
import { minuteMs } from './spans.ts';

/** Reading what webhooks named. A record that HaloPSA does not give is asked for again for some 22 minutes before it is given up. */
export const webhooks = defineFlow({
  name: 'webhooks',
  of: 'connection',
  title: 'Reading what webhooks named',
  read: async (db, { connection }) => {
    const waiting = await readWaitingDeliveries(db, connection.id);
    if (waiting === null) return [];
    const { count, since, lastReason } = waiting;
    return [
      {
        subject: '',
        lastSuccessAt: null,
        expectedSince: since,
        mayBeOldMs: 30 * minuteMs,
        pausedBecause: null,
        failure: lastReason === null ? null : { code: 'not-read', message: lastReason },
        waiting: `${count} ${count === 1 ? 'delivery' : 'deliveries'}`,
      },
    ];
  },
  means: 'What HaloPSA told of changes shows only once the schedule reads it.',
  causes: [
    'no `sundog serve` has run',
    'the request budget is used up: more records change than may be asked for',
    'HaloPSA did not answer',
  ],
  remedy: 'Look at `npx sundog webhook list`, see that `npx sundog serve` runs, and test with: npx sundog check',
  severity: 'warn',
  coveredBy: ['recent-sync'],
});
