import { defineCheck } from '../../engine/preflight/check.ts';

/** The entity that each change log speaks of. The logs are entities themselves, so their first reads have told already. */
const feeds = [
  ['asset-change', 'asset'],
  ['user-change', 'user'],
  ['licence-change', 'software-licence'],
  ['invoice-change', 'invoice'],
] as const;

/** Whether Halo's change logs can be read (API.md 2.5). They save whole reads of large lists. */
export const changeFeeds = defineCheck({
  name: 'change-feeds',
  title: 'Change feeds',
  needs: ['entity-reads'],
  cost: () => 0,
  run: async (probe) => {
    const found: string[] = [];
    for (const [feed, entity] of feeds) {
      const definition = probe.target.entities.find(({ name }) => name === feed);
      if (!definition) continue;
      const exists = probe.sample(feed) !== null;
      probe.learn('change-feed', entity, exists);
      if (exists) found.push(definition.titlePlural);
    }
    return [
      {
        outcome: 'passed',
        sentence: found.length === 0 ? 'No change feed can be read.' : `Change feeds that can be read: ${found.join(', ')}.`,
      },
    ];
  },
});
