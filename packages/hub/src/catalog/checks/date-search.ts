import { defineCheck } from '../../engine/preflight/check.ts';

/** Documented are `dateoccured` (with one r) and `datecleared`; the others are guesses that a read settles (API.md 2.4). */
const names = ['dateoccured', 'last_update'];

/** Which dates a window over tickets can go by: an empty future window must be empty, a window from 1970 on must not. */
export const dateSearch = defineCheck({
  name: 'date-search',
  title: 'Windows over tickets',
  needs: ['entity-reads'],
  cost: (target) => (target.entities.some(({ name }) => name === 'ticket') ? names.length * 2 : 0),
  run: async (probe) => {
    const ticket = probe.target.entities.find(({ name }) => name === 'ticket');
    if (!ticket || (probe.sample('ticket')?.answer.rows.length ?? 0) === 0)
      return [{ outcome: 'not-tested', sentence: 'No tickets to see a window on.' }];
    const works: string[] = [];
    for (const name of names) {
      const page = { pageinate: 'true', page_size: '1', page_no: '1', datesearch: name };
      const ahead = await probe.list(ticket, { ...page, startdate: '2999-01-01T00:00:00Z', enddate: '2999-01-02T00:00:00Z' });
      if (ahead.answer?.rows.length !== 0) continue;
      const all = await probe.list(ticket, { ...page, startdate: '1970-01-02T00:00:00Z', enddate: '2998-01-01T00:00:00Z' });
      if ((all.answer?.rows.length ?? 0) > 0) works.push(name);
    }
    probe.learn('date-search', 'ticket', works);
    return [
      {
        outcome: 'passed',
        sentence:
          works.length === 0
            ? 'Tickets cannot be read by a window of dates.'
            : `Tickets can be read by a window over ${works.join(', ')}.`,
      },
    ];
  },
});
