import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { entities } from './index.ts';

const folder = new URL('../../store/migrations/', import.meta.url);
const sql = readdirSync(folder)
  .filter((name) => /^\d{4}-mirror-.*\.sql$/.test(name))
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

/** What the migrations create: table -> its lines between the brackets. */
const created = new Map(
  [...sql.matchAll(/^CREATE TABLE mirror\.(\w+) \(\n([\s\S]*?)\n\);$/gm)].map(([, table = '', body = '']) => [
    table,
    body.split('\n').map((line) => line.trim().replace(/,$/, '')),
  ]),
);

/** Columns that later migrations add: table -> lines. */
for (const [, table = '', column = ''] of sql.matchAll(/^ALTER TABLE mirror\.(\w+) ADD COLUMN ([^;]+);$/gm))
  created.get(table)?.push(column);

describe('the mirror tables', () => {
  it('are one per entity', () => {
    expect([...created.keys()].sort()).toEqual(entities.map(({ table }) => table).sort());
  });

  it('have exactly the columns that the definitions ask for', () => {
    for (const { halo, table } of entities) {
      const { key, columns } = mirrorTableOf(halo);
      const isKey = (column: string) => key.some((part) => part.column === column);
      const expected = [
        'connection_id integer NOT NULL',
        ...columns.map(({ column, type }) => `${column} ${type}${isKey(column) ? ' NOT NULL' : ''}`),
        'raw json NOT NULL',
        'raw_detail json',
        'content_hash uuid',
        'synced_at timestamptz NOT NULL',
        'detail_at timestamptz',
        'deleted_at timestamptz',
        'first_seen_at timestamptz NOT NULL DEFAULT now()',
        `PRIMARY KEY (connection_id, ${key.map(({ column }) => column).join(', ')})`,
      ];
      expect(created.get(table)?.toSorted(), table).toEqual(expected.toSorted());
      expect(new Set(expected.map((line) => line.split(' ')[0])).size, `${table} names a column twice`).toBe(expected.length);
    }
  });

  it('let nobody see the rows of another workspace', () => {
    for (const { table } of entities) {
      expect(sql).toContain(`ALTER TABLE mirror.${table} ENABLE ROW LEVEL SECURITY;`);
      expect(sql).toContain(`ALTER TABLE mirror.${table} FORCE ROW LEVEL SECURITY;`);
      expect(sql).toContain(
        `CREATE POLICY of_connection ON mirror.${table} USING (connection_id IN (SELECT id FROM hub.connection));`,
      );
    }
  });

  it('can be written by the app and only be read by the query role', () => {
    for (const { table } of entities) expect(grantsOn(table)).toEqual({ app: 'SELECT, INSERT, UPDATE, DELETE', query: 'SELECT' });
  });

  it('have few indexes, each led by the connection', () => {
    const indexes = [...sql.matchAll(/^CREATE INDEX \w+ ON mirror\.(\w+) \((\w+)/gm)];
    expect(indexes.filter(([, , first]) => first !== 'connection_id')).toEqual([]);
    for (const { table } of entities) expect(indexes.filter(([, on]) => on === table).length, table).toBeLessThanOrEqual(3);
  });
});

function grantsOn(table: string): Record<string, string> {
  const grants = [...sql.matchAll(/^GRANT ([A-Z, ]+) ON mirror\.(\w+) TO \{\{(\w+)\}\};$/gm)];
  return Object.fromEntries(grants.filter(([, , on]) => on === table).map(([, rights = '', , role = '']) => [role, rights]));
}
