import { lookAtFlows } from '../../engine/watch/look-at-flows.ts';
import type { WatchFinding } from '../../engine/watch/standing-alarm.ts';
import { type AlarmRow, listOpenAlarms } from '../../store/rows/alarm-rows.ts';
import { listConnectionRows } from '../../store/rows/connection-rows.ts';
import { findFlowBeat } from '../../store/rows/flow-rows.ts';
import { scheduleBeat } from './schedule-beat.ts';
import type { WatchDeps } from './watch-deps.ts';

/** How everything stands at this moment, whether or not anything runs. */
export interface WatchView extends WatchFinding {
  /** The alarms that were opened and not cleared, worst first. */
  readonly open: readonly AlarmRow[];
  /** When the schedule last ran; null: it never did. */
  readonly scheduleRanAt: Date | null;
}

/** Looks at every connection without writing: also true where no schedule runs that could open an alarm. */
export async function readWatch({
  store,
  workspaceId,
  clock,
  lists,
}: Pick<WatchDeps, 'store' | 'workspaceId' | 'clock' | 'lists'>): Promise<WatchView> {
  return store.inWorkspace(
    workspaceId,
    async (db) => {
      const connections = (await listConnectionRows(db)).filter(({ state }) => state !== 'removed');
      const finding = await lookAtFlows(db, lists, { connections, now: clock.now() });
      return { ...finding, open: await listOpenAlarms(db), scheduleRanAt: await findFlowBeat(db, scheduleBeat) };
    },
    { readOnly: true },
  );
}
