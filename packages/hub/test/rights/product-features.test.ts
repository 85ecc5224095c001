import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { productFeatures } from '../../src/catalog/product-features/index.ts';
import { rights } from '../../src/catalog/rights/index.ts';

const reading = productFeatures.filter(({ writes }) => !writes);

describe('the features of the product', () => {
  it('have one file each', () => {
    const folder = new URL('../../src/catalog/product-features/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name !== 'index.ts' && name !== 'needs.ts');
    expect(files.sort()).toEqual(productFeatures.map(({ name }) => `${name}.ts`).sort());
  });

  it('cover every entity by exactly one feature that reads', () => {
    expect(reading.flatMap((feature) => feature.entities).sort()).toEqual(entities.map(({ table }) => table).sort());
  });

  it('that write name only tables that one feature reads', () => {
    const tables = new Set(entities.map(({ table }) => table));
    for (const { name, entities: used } of productFeatures) for (const table of used) expect(tables, name).toContain(table);
  });

  it('need rights that exist, at values that they have, each right once', () => {
    for (const { name, needs } of productFeatures) {
      const ids = needs.map(({ right }) => right);
      expect(new Set(ids).size, name).toBe(ids.length);
      for (const need of needs)
        expect(rights.find(({ id }) => id === need.right)?.values.slice(1), `${name} ${need.right}`).toContain(need.atLeast);
    }
  });

  it('need the permission of every entity that they read, as the client knows it', () => {
    for (const feature of reading) {
      const wanted = entities
        .filter(({ table }) => feature.entities.includes(table))
        .flatMap(({ halo }) => halo.scopes.read.slice(0, 1))
        // Named by no document: asked for only after a read was refused (API.md 6.7).
        .filter((scope) => scope !== 'all:standard')
        .map((scope) => `scope:${scope}`);
      const held = feature.needs.map(({ right }) => right).filter((right) => right.startsWith('scope:'));
      expect([...held].sort(), feature.name).toEqual([...new Set(wanted)].sort());
    }
  });

  it('that only read ask for nothing that writes', () => {
    const writing = /^scope:(edit|all)|Modify$|Create/;
    for (const { name, needs } of reading)
      for (const { right, atLeast } of needs.filter(({ right }) => right !== 'level:timesheets'))
        expect(writing.test(right) || writing.test(atLeast), `${name} ${right}`).toBe(false);
  });

  it('say in one clause what stays dark without a right', () => {
    for (const { name, title, purpose, needs } of productFeatures) {
      expect(title, name).toMatch(/^[A-Z].*[^.]$/);
      expect(purpose, name).toMatch(/^[A-Z].*\.$/);
      for (const { without, right } of needs) expect(without, `${name} ${right}`).toMatch(/^[a-z].*[^.]$/);
    }
  });
});
