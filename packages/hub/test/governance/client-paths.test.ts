import { expect, it } from 'vitest';
import { clientPaths } from '../../src/catalog/entities/client-paths.ts';
import { entities } from '../../src/catalog/entities/index.ts';
import { waysOf } from '../../src/engine/governance/client-path.ts';

it('says of every entity how its rows lead to a client, or why none does', () => {
  expect(Object.keys(clientPaths).sort()).toEqual(entities.map(({ halo }) => halo.name).sort());
  for (const { halo, clientPath } of entities)
    expect('none' in clientPath ? clientPath.none.length : clientPath.ways.length, halo.name).toBeGreaterThan(0);
});

it('leads over entities that stand before and have one numeric key, so that each is known in time', () => {
  const position = new Map(entities.map(({ halo }, index) => [halo.name, index]));
  entities.forEach((entity, index) => {
    for (const { to } of waysOf(entity)) {
      if (to === 'client') continue;
      const target = entities[position.get(to) ?? -1];
      expect(position.get(to), `${entity.halo.name} over ${to}`).toBeLessThan(index);
      expect(target?.halo.key, to).toEqual(['id']);
      expect(target && waysOf(target).length, to).toBeGreaterThan(0);
    }
  });
});

it('forgets no field of a list row by which an entity names a client', () => {
  const others = ['client.clientToInvoiceId', 'invoice.invoicedClientId', 'sales-order.invoicedClientId'];
  for (const entity of entities)
    for (const [name, { refersTo, from }] of Object.entries(entity.halo.fields)) {
      if (refersTo !== 'client' || from === 'detail' || others.includes(`${entity.halo.name}.${name}`)) continue;
      expect(
        waysOf(entity).map(({ by }) => by),
        entity.halo.name,
      ).toContain(name);
    }
});

it('ages records by dates that stand on list rows', () => {
  for (const { halo, agesBy } of entities)
    if (agesBy !== null) expect(halo.fields[agesBy], halo.name).toMatchObject({ kind: 'instant', from: 'list' });
});
