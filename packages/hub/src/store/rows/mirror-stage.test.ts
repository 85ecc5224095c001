import { client, ticket } from '@sundog/halo';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { type MirrorColumn, mirrorTableOf } from '../mirror/mirror-table.ts';
import { insertConnection } from './connection-rows.ts';
import type { MirrorRow, MirrorValue } from './mirror-row.ts';
import { findKnownRows, upsertMirrorRows } from './mirror-rows.ts';
import { packRows, rawOf } from './mirror-stage.ts';

let database: TestDatabase;
let connectionId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  const address = { name: 'c', url: 'u', resourceServer: 'r', authServer: 'a', clientId: 'c' };
  connectionId = (await database.store.inWorkspace(1, (db) => insertConnection(db, address))).id;
});
afterAll(() => database.close());

const table = mirrorTableOf(ticket);
const odd = 'Grüße\t\\N "x"\r\n 日本 😀';
const samples: Readonly<Record<MirrorColumn['type'], readonly MirrorValue[]>> = {
  bigint: [0, -1, 2 ** 32, -(2 ** 32) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, null],
  numeric: ['0', '-0.50', '12345678901234567890.000000000000000001', null],
  text: ['', odd, 'a'.repeat(23), 'é'.repeat(23), odd.repeat(5_000), null],
  boolean: [true, false, null],
  timestamptz: ['1970-01-01T00:00:00.000Z', '2026-11-21T10:59:01.234Z', '2400-02-29T23:59:59.999Z', null],
};

/** Rows whose every column takes one sample after the other. */
function makeRows(count: number): readonly MirrorRow[] {
  return Array.from({ length: count }, (_, row) => ({
    key: [row + 1],
    values: table.columns.map(({ field, type }, position) => {
      if (field === 'id') return row + 1;
      const values = samples[type];
      return values[(row + position) % values.length] ?? null;
    }),
    raw: JSON.stringify({ id: row + 1, text: odd.repeat(row % 40) }),
    hash: (row + 1).toString(16).padStart(32, 'f'),
  }));
}

it('brings every kind of value into the mirror to the letter', async () => {
  const rows = makeRows(60);
  const kept = await database.store.inWorkspace(1, async (db) => {
    const packed = packRows(table, rows, 0);
    await upsertMirrorRows(db, table, { connectionId, rows: packed.rows, syncedAt: new Date(), areNew: true });
    packed.release();
    const found = await db.client.query<Record<string, unknown>>('SELECT * FROM mirror.ticket ORDER BY id');
    return found.rows;
  });
  expect(kept).toHaveLength(rows.length);
  for (const [index, row] of rows.entries()) {
    const found = kept[index] ?? {};
    expect(found['raw']).toBe(row.raw);
    expect(String(found['content_hash']).replaceAll('-', '')).toBe(row.hash);
    for (const [position, { column, from }] of table.columns.entries()) {
      const value = found[column];
      const expected = from === 'list' ? row.values[position] : null;
      expect([column, value instanceof Date ? value.toISOString() : value]).toEqual([column, expected]);
    }
  }
});

it('tells rows that are there unchanged, there with other content, and not there', async () => {
  const rows = makeRows(70).map((row, index) => (index % 2 === 0 ? row : { ...row, hash: 'a'.repeat(32) }));
  const known = await database.store.inWorkspace(1, (db) => findKnownRows(db, table, { connectionId, rows }));
  expect([...known.unchanged].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index * 2));
  expect([...known.changed].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index * 2 + 1));
});

it('gives the text of every packed row back, rows longer than a segment included', () => {
  const clients = mirrorTableOf(client);
  const texts = ['{}', `{"a":"${odd}"}`, `{"a":"${'ü'.repeat(400_000)}"}`, '{"b":1}'];
  const rows = texts.map((raw, index) => ({ key: [index], values: clients.columns.map(() => null), raw, hash: '0'.repeat(32) }));
  expect(packRows(clients, rows, 0).rows.map(rawOf)).toEqual(texts);
});
