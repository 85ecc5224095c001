import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { lookAtFlows } from '../../engine/watch/look-at-flows.ts';
import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import { clearAlarms, keepAlarm } from '../../store/rows/alarm-rows.ts';
import { findConnectionById } from '../../store/rows/connection-rows.ts';
import { setFlowBeat } from '../../store/rows/flow-rows.ts';
import { scheduleBeat } from './schedule-beat.ts';
import { tellAlarms } from './tell-alarms.ts';
import type { AlarmNews, WatchDeps } from './watch-deps.ts';

const input = z.object({ connectionId: z.int() });

/** What a look changed. */
export interface WatchReport {
  readonly news: readonly AlarmNews[];
  /** Alarms that stand now, of this connection and of the hub. */
  readonly open: number;
}

const look = defineVerb<WatchDeps, typeof input, undefined, WatchReport>({
  name: 'watch.look',
  input,
  prepare: async () => undefined,
  run: async ({ db, clock, lists }, { connectionId }) => {
    const now = clock.now();
    const at = new Date(now);
    const connection = await findConnectionById(db, connectionId);
    if (!connection) throw new ConnectionNotFoundError(String(connectionId), []);
    const { alarms } = await lookAtFlows(db, lists, { connections: [connection], now });
    const kept = [];
    for (const alarm of alarms) kept.push(await keepAlarm(db, alarm, at));
    const cleared = await clearAlarms(db, { connectionId, standing: kept.map(({ alarm }) => alarm.id), at });
    // After the look: what the schedule missed is seen once more, by whoever comes first.
    await setFlowBeat(db, scheduleBeat, at);
    const changed = kept.flatMap(({ alarm, change }) => (change === 'same' ? [] : [{ alarm, change }]));
    const news: readonly AlarmNews[] = [...changed, ...cleared.map((alarm) => ({ alarm, change: 'cleared' as const }))];
    await tellAlarms(db, { news, standing: kept.map(({ alarm }) => alarm), at });
    return { news, open: alarms.length };
  },
  audit: ({ connectionId }, { news }) =>
    news.length === 0
      ? null
      : {
          subject: `connection ${connectionId}`,
          detail: { alarms: news.map(({ change, alarm }) => ({ change, flow: alarm.flow, cause: alarm.cause, id: alarm.id })) },
        },
});

/**
 * Compares what should have happened on a connection and in the hub with what did, opens an alarm for each cause of lateness, clears the
 * alarms whose cause is gone, tells the channels in the same transaction, and leaves a sign that the schedule is alive.
 * @throws ConnectionNotFoundError, NotPermittedError
 */
export async function keepWatch(deps: WatchDeps, given: z.input<typeof input>): Promise<WatchReport> {
  const report = await look(deps, given);
  for (const news of report.news) deps.onAlarm(news);
  return report;
}
