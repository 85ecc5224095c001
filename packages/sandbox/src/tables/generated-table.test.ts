import { expect, test } from 'vitest';
import { numberCondition, rowCondition } from '../lists/condition.ts';
import { type Order, select } from '../lists/selection.ts';
import { makeWorld } from '../seed/make-world.ts';
import type { SeedEntity } from '../seed/seed-entity.ts';
import { GeneratedTable } from './generated-table.ts';
import type { Row } from './table.ts';

const many = 500;
const parity = (index: number) => (index * 7919) % 97;
const seed: SeedEntity = {
  entity: 'thing',
  count: () => many,
  row: (index) => ({ id: index + 1, rank: parity(index) === 13 ? null : parity(index), name: `n${parity(index * 3)}` }),
  quick: { rank: (index) => (parity(index) === 13 ? Number.NaN : parity(index)) },
};
const makeTable = () =>
  new GeneratedTable({ entity: 'thing', seed, world: makeWorld('small', 1), keyOf: (row) => Number(row['id']) });

/** Numbers that look random and are the same every time. */
function* draws(start: number): Generator<number, never> {
  let state = start;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state;
  }
}

test('behaves as a plain map through a thousand writes, and its selections as filter and sort', () => {
  const table = makeTable();
  const model = new Map<number, Row>([...table.rows()].map((row) => [Number(row['id']), row]));
  const random = draws(42);
  const next = (below: number) => random.next().value % below;
  const order: readonly Order[] = [{ member: 'rank', descending: true }];
  const conditions = [numberCondition('rank above 10', 'rank', (value) => value > 10)];
  for (let step = 0; step < 1000; step += 1) {
    const keys = [...model.keys()];
    const key = keys[next(keys.length)] ?? 0;
    const act = next(4);
    if (act === 0) {
      const row = table.insert({ id: table.nextId(), rank: next(97), name: 'new' });
      model.set(Number(row['id']), row);
    } else if (act === 1) {
      table.update(key, { rank: next(97) });
      model.set(key, { ...model.get(key), rank: table.get(key)?.['rank'] });
    } else if (act === 2) {
      expect(table.remove(key)?.['id']).toBe(key);
      model.delete(key);
    } else expect(table.get(key)).toEqual(model.get(key));
    if (step % 50 !== 0) continue;
    expect(table.count()).toBe(model.size);
    expect([...table.rows()]).toEqual([...model.entries()].sort(([a], [b]) => a - b).map(([, row]) => row));
    const chosen = select(table, conditions, order);
    const wanted = [...model.values()]
      .filter((row) => Number(row['rank'] ?? Number.NaN) > 10)
      .sort((a, b) => Number(b['rank']) - Number(a['rank']) || Number(b['id']) - Number(a['id']));
    expect(Array.from({ length: chosen.length }, (_, place) => table.keyAt(chosen.at(place)))).toEqual(
      wanted.map((row) => row['id']),
    );
  }
});

test('a column and a whole row choose the same rows', () => {
  const table = makeTable();
  table.update(3, { rank: 50 });
  const idsOf = (by: Parameters<typeof select>[1]) => {
    const chosen = select(table, by, [{ member: 'name', descending: false }]);
    return Array.from({ length: chosen.length }, (_, place) => table.keyAt(chosen.at(place)));
  };
  const quick = idsOf([numberCondition('rank is 50', 'rank', (value) => value === 50)]);
  expect(quick).toEqual(idsOf([rowCondition('rank is 50, by row', (row) => row['rank'] === 50)]));
  expect(quick).toContain(3);
});

test('a removed row comes back as it was, and its id is never given again', () => {
  const table = makeTable();
  table.update(many, { name: 'last' });
  table.remove(many);
  expect(table.nextId()).toBe(many + 1);
  expect(table.get(many)).toBeUndefined();
  expect(table.restore(many)?.['name']).toBe('last');
  expect(table.count()).toBe(many);
});

test('whoever gets a row may change it without changing the table', () => {
  const table = makeTable();
  table.update(1, { nested: [{ a: 1 }] });
  const row = table.get(1);
  if (row) row['nested'] = 'spoilt';
  expect(table.get(1)?.['nested']).toEqual([{ a: 1 }]);
});
