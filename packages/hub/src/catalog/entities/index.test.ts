import { readdirSync } from 'node:fs';
import { haloEntities } from '@sundog/halo';
import { describe, expect, it } from 'vitest';
import { entities } from './index.ts';

describe('the entities that the hub mirrors', () => {
  it('are all that the client knows, each once', () => {
    expect(entities.map(({ halo }) => halo.name).sort()).toEqual(haloEntities.map(({ name }) => name).sort());
  });

  it('have one file each', () => {
    const others = ['index.ts', 'define-entity.ts', 'request-cost.ts', 'age-fields.ts', 'client-paths.ts'];
    const files = readdirSync(new URL('.', import.meta.url)).filter(
      (name) => !name.endsWith('.test.ts') && !others.includes(name),
    );
    expect(files.sort()).toEqual(entities.map(({ halo }) => `${halo.name}.ts`).sort());
  });

  it('show at first only what they have', () => {
    for (const { halo, shownFirst = [] } of entities)
      expect(Object.keys(halo.fields)).toEqual(expect.arrayContaining([...shownFirst]));
  });

  it('are read after their parent', () => {
    const order = entities.map(({ halo }) => halo.name);
    for (const { halo, parent } of entities)
      if (parent !== null) expect(order.indexOf(parent), halo.name).toBeLessThan(order.indexOf(halo.name));
  });

  it('are read as the client says they can be', () => {
    for (const { halo, read, isHistory } of entities) {
      expect(read.by, halo.name).toBe(halo.source.by);
      expect(isHistory, halo.name).toBe(halo.source.by === 'parent');
    }
  });

  it('put histories after every list, so that a first sync completes on lists', () => {
    const firstHistory = entities.findIndex(({ isHistory }) => isHistory);
    expect(entities.slice(firstHistory).filter(({ isHistory }) => !isHistory)).toEqual([]);
  });

  it('have the cadence of their parent where they are embedded', () => {
    for (const entity of entities) {
      expect(entity.every * 60).toBeGreaterThan(0);
      expect(entity.fullEvery * 60).toBeGreaterThanOrEqual(entity.every);
      const parent = entities.find(({ halo }) => halo.name === entity.parent);
      if (entity.read.by === 'embedded') expect([entity.every, entity.fullEvery]).toEqual([parent?.every, parent?.fullEvery]);
    }
  });

  it('cost what their kind of reading costs', () => {
    const counts = Object.fromEntries(entities.map(({ halo }) => [halo.name, 1_001]));
    for (const { halo, cost } of entities) {
      const { source } = halo;
      let expected = 0;
      if (source.by === 'parent') expected = 1_001;
      if (source.by === 'list') expected = source.list.paged ? Math.ceil(1_001 / source.list.pageSize) : 1;
      expect(cost.requests(counts), halo.name).toBe(expected);
      expect(cost.sentence).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('tell the price of a first sync of small: lists first, actions and software by far the dearest', () => {
    const counts = { client: 50, asset: 1_200, ticket: 8_000, user: 900, site: 80 };
    const price = (isHistory: boolean) =>
      entities.filter((entity) => entity.isHistory === isHistory).reduce((sum, { cost }) => sum + cost.requests(counts), 0);
    expect(price(false)).toBeLessThan(200);
    expect(price(true)).toBeGreaterThan(17_000);
  });

  it('cannot do without clients, sites and users, and can without anything else', () => {
    const mandatory = entities.filter(({ permission }) => permission === 'mandatory');
    expect(mandatory.map(({ halo }) => halo.name)).toEqual(['client', 'site', 'user']);
    expect(new Set(mandatory.flatMap(({ halo }) => halo.scopes.read))).toEqual(new Set(['read:customers']));
  });
});
