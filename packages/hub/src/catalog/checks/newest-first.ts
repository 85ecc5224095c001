import { defineCheck } from '../../engine/preflight/check.ts';
import { instantOf } from './row-dates.ts';

/** Whether the newest changes can be read first (API.md 2.5): else every later sync reads those lists whole. */
export const newestFirst = defineCheck({
  name: 'newest-first',
  title: 'Newest first',
  needs: ['entity-reads'],
  cost: (target) => target.entities.filter(({ incremental }) => incremental.by === 'newest-first').length,
  run: async (probe) => {
    const honoured: string[] = [];
    const ignored: string[] = [];
    for (const entity of probe.target.entities) {
      const { incremental } = entity;
      if (incremental.by !== 'newest-first' || !probe.sample(entity.name)) continue;
      const wire = entity.fields[incremental.field]?.wire ?? incremental.order;
      const page = { pageinate: 'true', page_size: '20', page_no: '1', order: incremental.order, orderdesc: 'true' };
      const reply = await probe.list(entity, page);
      if (!reply.ok || !reply.answer) continue;
      const times = reply.answer.rows.map((row) => instantOf(row[wire])).filter((time) => time !== null);
      // Fewer than three distinct dates prove nothing either way.
      if (new Set(times).size < 3) continue;
      const descends = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
      probe.learn('newest-first-order', entity.name, descends);
      (descends ? honoured : ignored).push(entity.titlePlural);
    }
    if (ignored.length > 0)
      return [
        {
          outcome: 'warning',
          sentence: `Halo ignores the order by last change on ${ignored.join(', ')}: each later sync reads these lists whole.`,
          causes: ['this version of HaloPSA does not order by that field'],
          remedy: 'Nothing needs to be done; a longer schedule saves requests.',
        },
      ];
    if (honoured.length === 0) return [{ outcome: 'not-tested', sentence: 'Too few rows to see an order by last change.' }];
    return [{ outcome: 'passed', sentence: `Newest changes can be read first: ${honoured.join(', ')}.` }];
  },
});
