import { defineCheck } from '../../engine/preflight/check.ts';
import { instantOf } from './row-dates.ts';

const day = 86_400_000;

/** Whether actions can be read by a window of dates, without a ticket (API.md 3.5): then their history costs pages, not one request per ticket. */
export const actionWindows = defineCheck({
  name: 'action-windows',
  title: 'Windows over actions',
  needs: ['entity-reads'],
  cost: () => 2,
  run: async (probe) => {
    const action = probe.target.entities.find(({ name }) => name === 'action');
    if (!action) return [{ outcome: 'not-tested', sentence: 'Actions are not synced.' }];
    const ahead = await probe.list(action, { startdate: '2999-01-01T00:00:00Z', enddate: '2999-01-02T00:00:00Z', count: '5' });
    const from = probe.now - 30 * day;
    const near =
      ahead.answer?.rows.length === 0
        ? await probe.list(action, {
            startdate: new Date(from).toISOString(),
            enddate: new Date(probe.now + day).toISOString(),
            count: '5',
          })
        : null;
    const inside = (near?.answer?.rows ?? []).map((row) => instantOf(row['datetime'] ?? row['actiondatecreated']));
    const works = inside.length > 0 && inside.every((time) => time !== null && time >= from - day);
    probe.learn('actions-by-window', null, works);
    return [
      {
        outcome: 'passed',
        sentence: works
          ? 'Actions can be read by windows of dates.'
          : 'Actions are read ticket by ticket, newest first, in the background.',
      },
    ];
  },
});
