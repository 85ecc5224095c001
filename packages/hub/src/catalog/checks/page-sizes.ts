import { defineCheck } from '../../engine/preflight/check.ts';

const mostAsked = 1000;
const mostEntities = 4;

/** How many rows a page really holds, by asking for more than the first guess (API.md 6.8): what a sync costs depends on it. */
export const pageSizes = defineCheck({
  name: 'page-sizes',
  title: 'Page sizes',
  needs: ['entity-reads'],
  cost: () => mostEntities,
  run: async (probe) => {
    const candidates = probe.target.entities
      .map((entity) => ({ entity, count: probe.sample(entity.name)?.answer.recordCount ?? 0 }))
      .filter(({ entity, count }) => entity.source.by === 'list' && entity.source.list.paged && count > 100)
      .sort((a, b) => b.count - a.count)
      .slice(0, mostEntities);
    const words: string[] = [];
    for (const { entity, count } of candidates) {
      const asked = Math.min(mostAsked, count);
      const reply = await probe.list(entity, { pageinate: 'true', page_size: String(asked), page_no: '1' });
      if (!reply.ok || !reply.answer) continue;
      const returned = reply.answer.rows.length;
      probe.learn('page-size-cap', entity.name, { asked, returned, isCapped: returned < asked });
      words.push(`${entity.titlePlural} ${returned}${returned < asked ? ' at most' : ''}`);
    }
    if (words.length === 0)
      return [{ outcome: 'not-tested', sentence: 'No list has more than 100 rows: page sizes do not matter yet.' }];
    return [{ outcome: 'passed', sentence: `Rows per page: ${words.join(', ')}.` }];
  },
});
