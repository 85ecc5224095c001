import { defineDiagnosis, fine } from '../../engine/doctor/diagnosis.ts';
import { spanText } from '../../engine/watch/span-text.ts';

const standsStillMs = 5 * 60_000;

/** Whether anything runs at all. */
export const processes = defineDiagnosis({
  name: 'processes',
  of: 'hub',
  look: async ({ scheduleRanAt, connections, now }) => {
    const remedy = 'start it with `npx sundog serve`; logs/sundog.log says how it ended.';
    if (connections.length === 0) return [fine('processes', 'No connection yet, so nothing has to run.')];
    if (scheduleRanAt === null)
      return [{ name: 'processes', outcome: 'warn', sentence: 'The schedule has never run here.', remedy }];
    const age = now - scheduleRanAt.getTime();
    const at = `${scheduleRanAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    if (age <= standsStillMs) return [fine('processes', `The schedule runs; last at ${at}.`)];
    return [
      { name: 'processes', outcome: 'fail', sentence: `The schedule has not run since ${at}, ${spanText(age)} ago.`, remedy },
    ];
  },
});
