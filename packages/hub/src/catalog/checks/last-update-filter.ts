import { defineCheck } from '../../engine/preflight/check.ts';

const documentedOn = ['client', 'site', 'user', 'ticket', 'asset'];

/** Whether `lastupdatefromdate` filters or only switches a member on (API.md 2.4, 6.4): a date far ahead must leave nothing. */
export const lastUpdateFilter = defineCheck({
  name: 'last-update-filter',
  title: 'Filter by last change',
  needs: ['entity-reads'],
  cost: (target) => target.entities.filter(({ name }) => documentedOn.includes(name)).length,
  run: async (probe) => {
    const filters: string[] = [];
    let tested = 0;
    for (const entity of probe.target.entities) {
      if (!documentedOn.includes(entity.name) || (probe.sample(entity.name)?.answer.rows.length ?? 0) === 0) continue;
      const page = { pageinate: 'true', page_size: '1', page_no: '1', lastupdatefromdate: '2999-01-01T00:00:00Z' };
      const reply = await probe.list(entity, page);
      if (!reply.ok || !reply.answer) continue;
      tested += 1;
      const isFilter = reply.answer.rows.length === 0;
      probe.learn('last-update-filter', entity.name, isFilter);
      if (isFilter) filters.push(entity.titlePlural);
    }
    if (tested === 0) return [{ outcome: 'not-tested', sentence: 'No rows to see a filter by last change on.' }];
    return [
      {
        outcome: 'passed',
        sentence:
          filters.length === 0
            ? 'Lists cannot be filtered by last change; hashes of the rows decide.'
            : `Can be filtered by last change: ${filters.join(', ')}.`,
      },
    ];
  },
});
