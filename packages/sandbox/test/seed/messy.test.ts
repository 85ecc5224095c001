import { describe, expect, it } from 'vitest';
import { MESSY, makeWorld, RawJson, seedEntities } from '../../src/seed/index.ts';
import { entityNamed, rowsOf, small } from './all-rows.ts';

const messy = makeWorld('messy', 7);

describe('the messy world', () => {
  it('is the small one but for what its list says', () => {
    for (const entity of seedEntities) {
      const odd = MESSY.filter((oddity) => oddity.entity === entity.entity);
      const changed = new Set(odd.filter((oddity) => !oddity.extra).map((oddity) => oddity.at));
      expect(entity.count(messy) - entity.count(small), entity.entity).toBe(odd.filter((oddity) => oddity.extra).length);
      for (let index = 0; index < Math.min(400, entity.count(small)); index += 1) {
        const isEqual = JSON.stringify(entity.row(index, messy)) === JSON.stringify(entity.row(index, small));
        expect(isEqual, `${entity.entity} ${index}`).toBe(!changed.has(index));
      }
    }
  });

  it('changes each row once only, and a row that exists', () => {
    const places = MESSY.filter((oddity) => !oddity.extra).map((oddity) => `${oddity.entity} ${oddity.at}`);
    expect(places).toHaveLength(new Set(places).size);
    for (const oddity of MESSY) expect(oddity.at).toBeLessThan(entityNamed(oddity.entity).count(small));
  });

  it('holds rows whose key cannot be read, which must be quarantined, and no others', () => {
    const isReadable = (id: unknown): boolean =>
      /^-?\d+(\.0+)?$/.test(id instanceof RawJson ? id.text : typeof id === 'object' ? '' : String(id));
    for (const entity of ['client', 'site', 'user', 'asset', 'ticket', 'invoice', 'supplier', 'item']) {
      const unreadable = [...rowsOf(entity, messy)].filter((row) => !isReadable(row['id']));
      expect(unreadable, entity).toHaveLength(
        MESSY.filter((oddity) => oddity.entity === entity && oddity.expected === 'quarantined').length,
      );
    }
  });

  it('holds a second row for a key that must end as one record', () => {
    for (const entity of ['client', 'asset', 'ticket']) {
      const ids = [...rowsOf(entity, messy)].map((row) => row['id']).filter((id) => typeof id === 'number');
      expect(ids.length - new Set(ids).size).toBe(
        MESSY.filter((oddity) => oddity.entity === entity && oddity.expected === 'merged').length,
      );
    }
  });

  it('holds texts that only JSON can carry', () => {
    const texts = JSON.stringify([...rowsOf('client', messy)]);
    expect(texts).toContain('\\ud800');
    expect(texts).toContain('\\u0000');
    expect(texts).toContain('"__proto__":{"isadmin":true}');
    expect(texts.length).toBeGreaterThan(1_000_000);
    expect(Object.getPrototypeOf({}).isadmin).toBeUndefined();
  });

  it('answers quickly what its odd rows say', () => {
    const quick = entityNamed('ticket').quick ?? {};
    expect(quick['client_id']?.(124, messy)).toBe(1);
    expect(quick['dateoccurred']?.(120, messy)).toBe(Date.UTC(2026, 2, 4, 9, 15));
    expect(quick['status_id']?.(0, messy)).toBe(entityNamed('ticket').row(0, messy)['status_id']);
  });
});
