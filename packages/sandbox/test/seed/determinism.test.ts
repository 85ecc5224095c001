import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeWorld, seedEntities, type World } from '../../src/seed/index.ts';
import { compareKeys } from '../../src/tables/compare-keys.ts';
import type { RowKey } from '../../src/tables/table.ts';
import { entityNamed, rowsOf, small } from './all-rows.ts';

function hashOf(world: World): string {
  const hash = createHash('sha256');
  for (const entity of seedEntities) for (const row of rowsOf(entity.entity, world)) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

describe('a world', () => {
  it('is the same for the same seed and another for another', { timeout: 60_000 }, () => {
    const first = hashOf(makeWorld('small', 7));
    expect(hashOf(makeWorld('small', 7))).toBe(first);
    expect(hashOf(makeWorld('small', 8))).not.toBe(first);
  });

  it.each(seedEntities.map((entity) => entity.entity))('finds every row of %s by its key, keys ascending', (name) => {
    const entity = entityNamed(name);
    const count = entity.count(small);
    expect(count).toBeGreaterThan(0);
    let before: RowKey | null = null;
    for (let index = 0; index < count; index += 1) {
      const key: RowKey = entity.keyAt?.(index, small) ?? index + 1;
      if (before !== null) expect(compareKeys(before, key)).toBeLessThan(0);
      before = key;
      if (entity.indexOf !== undefined) expect(entity.indexOf(key, small)).toBe(index);
      const row = entity.row(index, small);
      if (!String(key).includes(':')) expect(row['id']).toBe(key);
    }
    expect(entity.indexOf?.(-7, small) ?? -1).toBe(-1);
  });

  it('gives the members that can be had quickly as its rows have them', () => {
    for (const entity of seedEntities) {
      for (const [member, read] of Object.entries(entity.quick ?? {})) {
        for (let index = 0; index < entity.count(small); index += 17) {
          const value = entity.row(index, small)[member];
          const expected = value === null ? Number.NaN : typeof value === 'string' ? Date.parse(value) : Number(value);
          expect(read(index, small), `${entity.entity}.${member} at ${index}`).toBe(expected);
        }
      }
    }
  });

  it('gives fresh rows: changing one changes nothing', () => {
    for (const entity of seedEntities) {
      const before = JSON.stringify(entity.row(0, small));
      const row = entity.row(0, small);
      for (const [member, value] of Object.entries(row)) {
        if (Array.isArray(value)) value.push({ changed: true });
        else if (typeof value === 'object' && value !== null) Object.assign(value, { changed: true });
        row[member] = 'changed';
      }
      expect(JSON.stringify(entity.row(0, small)), entity.entity).toBe(before);
    }
  });

  it('can be large: any of its rows comes at once', () => {
    const large = makeWorld('large', 7);
    for (const name of ['client', 'asset', 'ticket', 'action', 'user', 'invoice', 'asset-software', 'timesheet']) {
      const entity = entityNamed(name);
      const last = entity.count(large) - 1;
      const key = entity.keyAt?.(last, large) ?? last + 1;
      expect(entity.indexOf?.(key, large) ?? last).toBe(last);
      expect(Object.keys(entity.row(last, large)).length).toBeGreaterThan(5);
    }
    expect(entityNamed('ticket').count(large)).toBe(1_000_000);
    expect(entityNamed('action').count(large)).toBeGreaterThan(5_000_000);
    const ticket = entityNamed('ticket');
    const begin = performance.now();
    for (let index = 0; index < 50_000; index += 1) ticket.row(index * 19, large);
    console.log(`ticket rows of the large world: ${Math.round(50_000 / ((performance.now() - begin) / 1_000))} per second`);
  });

  it.each([1_800, 2_600])('pads list rows of tickets to about %i bytes', (bytes) => {
    const world = makeWorld('large', 7, { ticketRowBytes: bytes });
    const ticket = entityNamed('ticket');
    const notOnLists = new Set(['details_html', 'datecreated', 'contract_id', 'closure_note', 'assets', 'slastate']);
    let sum = 0;
    for (let index = 0; index < 200; index += 1) {
      const row = Object.entries(ticket.row(index * 4_999, world)).filter(([member]) => !notOnLists.has(member));
      sum += JSON.stringify(Object.fromEntries(row)).length;
    }
    expect(Math.abs(sum / 200 - bytes)).toBeLessThan(bytes * 0.03);
  });
});
