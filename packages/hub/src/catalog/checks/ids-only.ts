import { defineCheck } from '../../engine/preflight/check.ts';

const mostEntities = 4;
/** The flag cannot be paged (API.md 2.3), so above this it is not tried: the answer might hold every id there is. */
const mostRows = 50_000;

/** Whether ids alone can be listed: the cheapest way to see what was deleted. */
export const idsOnly = defineCheck({
  name: 'ids-only',
  title: 'Lists of ids',
  needs: ['entity-reads'],
  cost: () => mostEntities,
  run: async (probe) => {
    const works: string[] = [];
    let tested = 0;
    for (const entity of probe.target.entities) {
      if (tested >= mostEntities || entity.source.by !== 'list' || entity.source.list.idsOnly === undefined) continue;
      const sample = probe.sample(entity.name);
      if (!sample || sample.answer.rows.length === 0 || (sample.answer.recordCount ?? 0) > mostRows) continue;
      const reply = await probe.list(entity, { [entity.source.list.idsOnly]: 'true', count: '2' });
      tested += 1;
      const members = reply.answer?.rows[0] ? Object.keys(reply.answer.rows[0]).length : null;
      const isBareIds = reply.ok && Array.isArray(reply.json) && reply.json.every((id) => typeof id !== 'object');
      const isIdsOnly = isBareIds || (members !== null && members < (Object.keys(sample.answer.rows[0] ?? {}).length || 1) / 2);
      probe.learn('ids-only', entity.name, isIdsOnly);
      if (isIdsOnly) works.push(entity.titlePlural);
    }
    if (tested === 0) return [{ outcome: 'not-tested', sentence: 'No list to see this on.' }];
    return [
      {
        outcome: 'passed',
        sentence:
          works.length === 0
            ? 'Ids alone cannot be listed; deletions are found by whole reads.'
            : `Ids alone can be listed: ${works.join(', ')}.`,
      },
    ];
  },
});
