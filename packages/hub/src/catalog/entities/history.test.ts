import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { describeVersionSql, versionColumns } from '../../store/mirror/version-sql.ts';
import { entities } from './index.ts';

const folder = new URL('../../store/migrations/', import.meta.url);
const sql = readdirSync(folder)
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const kept = entities.flatMap(({ halo, history }) => (history ? [{ halo, history }] : []));

it('the entities whose past matters have a history', () => {
  expect(kept.map(({ halo }) => halo.name).sort()).toEqual(
    ['asset', 'client', 'client-contract', 'invoice', 'item', 'recurring-invoice', 'recurring-invoice-line', 'ticket'].sort(),
  );
});

it('the database keeps exactly the fields that the definitions name, in its latest migration of each', () => {
  for (const { halo, history } of kept) {
    const wanted = describeVersionSql(halo, history);
    const latest = sql.lastIndexOf(`CREATE FUNCTION hub.${mirrorTableOf(halo).table}_as_of(`);
    expect(sql.includes(wanted), `${halo.name}: print it with scripts/history-sql.ts`).toBe(true);
    expect(latest, halo.name).toBe(sql.lastIndexOf(wanted) + wanted.indexOf('CREATE FUNCTION'));
  }
  const created = [...sql.matchAll(/^CREATE TRIGGER keep_versions AFTER UPDATE ON mirror\.(\w+)/gm)].map(([, table]) => table);
  expect([...new Set(created)].sort()).toEqual(kept.map(({ halo }) => mirrorTableOf(halo).table).sort());
});

it('every kept field stands in lists, is named once, and its version is kept for some days', () => {
  for (const { halo, history } of kept) {
    expect(new Set(history.fields).size, halo.name).toBe(history.fields.length);
    for (const { field, from } of versionColumns(halo, history))
      expect([halo.name, field, from]).toEqual([halo.name, field, 'list']);
    expect(history.keepDays).toBeGreaterThan(0);
  }
});

it('a history of what has no single number as its key, or of a field that is not there, is refused', () => {
  const action = entities.find(({ halo }) => halo.name === 'action')?.halo;
  const ticket = entities.find(({ halo }) => halo.name === 'ticket')?.halo;
  if (!action || !ticket) throw new TypeError('The catalogue has lost its tickets.');
  expect(() => describeVersionSql(action, { fields: ['note'], keepDays: 1 })).toThrow(/one number as its key/);
  expect(() => describeVersionSql(ticket, { fields: ['nothing'], keepDays: 1 })).toThrow(/has no column/);
});
