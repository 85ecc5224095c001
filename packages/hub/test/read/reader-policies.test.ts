import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { isSetting, waysOf, wireOf } from '../../src/engine/governance/client-path.ts';
import { readerSights } from '../../src/engine/read/reader-sight.ts';
import type { ReaderLimits } from '../../src/store/database.ts';
import { describeReaderSql } from '../../src/store/mirror/reader-policy-sql.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { copyConnection } from './copy-connection.ts';

let mirror: SandboxMirror;
let mine: number;
let other: { readonly connectionId: number };
let foreign: { readonly connectionId: number };

beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 31, world: { tickets: 40, assets: 20 } });
  await mirror.sync({ part: 'all' });
  mine = Number(snapshot('ticket').find(({ id }) => id === 5)?.['client_id']);
  other = await copyConnection(mirror, { workspaceId: 1 });
  foreign = await copyConnection(mirror, { workspaceId: 2 });
}, 400_000);
afterAll(() => mirror.close());

const snapshots = new Map<string, readonly Readonly<Record<string, unknown>>[]>();
/** What the sandbox truly holds; it makes its rows anew for everybody who asks. */
function snapshot(entity: string) {
  const rows = snapshots.get(entity) ?? [...mirror.sandbox.oracle.snapshot(entity)];
  snapshots.set(entity, rows);
  return rows;
}
const read = <T extends object>(reader: ReaderLimits, sql: string, workspaceId = 1): Promise<readonly T[]> =>
  mirror.store.inWorkspace(workspaceId, async (db) => (await db.client.query<T>(sql)).rows, { reader });
const all = (): ReaderLimits => ({ connectionIds: [mirror.connectionId], clients: null });
const limited = (): ReaderLimits => ({
  connectionIds: [mirror.connectionId],
  clients: [{ connectionId: mirror.connectionId, clientId: mine }],
});
const countOf = async (reader: ReaderLimits, table: string, workspaceId = 1) =>
  (await read<{ n: number }>(reader, `SELECT count(*) AS n FROM mirror.${table}`, workspaceId))[0]?.n ?? -1;

/** Which client a record of the sandbox belongs to, by the sandbox's own rows. */
function ownerOf(entity: string, id: number): number | null {
  const row = snapshot(entity).find((one) => one['id'] === id);
  if (entity === 'client') return id;
  const client = Number(row?.['client_id'] ?? 0);
  if (client !== 0) return client;
  const site = Number(row?.['site_id'] ?? 0);
  return site === 0 ? null : ownerOf('site', site);
}

describe('a person who is limited to one client', () => {
  it('sees nothing of another client in any table', async () => {
    let looked = 0;
    for (const entity of entities) {
      const rows = await read<{ raw: string }>(limited(), `SELECT raw::text AS raw FROM mirror.${entity.table}`);
      for (const { raw } of rows) {
        const row = JSON.parse(raw) as Record<string, unknown>;
        for (const way of waysOf(entity)) {
          const named = Number(row[wireOf(entity.halo, way)] ?? 0);
          if (named === 0) continue;
          expect([entity.table, way.by, ownerOf(way.to, named) ?? mine]).toEqual([entity.table, way.by, mine]);
          looked += 1;
        }
      }
    }
    expect(looked).toBeGreaterThan(20);
  }, 120_000);

  it('sees everything of that client, every setting, and no table that belongs to no client', async () => {
    for (const entity of ['ticket', 'site', 'user', 'asset', 'invoice', 'client_contract']) {
      const truth = snapshot(entity.replaceAll('_', '-')).filter((row) => row['client_id'] === mine);
      expect([entity, await countOf(limited(), entity)]).toEqual([entity, truth.length]);
    }
    expect(await countOf(limited(), 'action')).toBeGreaterThan(0);
    for (const entity of entities) {
      if (waysOf(entity).length > 0) continue;
      const wanted = isSetting(entity) ? await countOf(all(), entity.table) : 0;
      expect([entity.table, await countOf(limited(), entity.table)]).toEqual([entity.table, wanted]);
    }
  });

  it('sees no version of a record of another client, nor one of the time when it belonged to another', async () => {
    const [own] = await mirror.query<{ id: number }>(
      `SELECT id FROM mirror.ticket WHERE client_id = ${mine} ORDER BY id LIMIT 1`,
    );
    const [theirs] = await mirror.query<{ id: number }>(`SELECT id FROM mirror.ticket WHERE client_id <> ${mine} LIMIT 1`);
    const before = new Date();
    await mirror.query(`UPDATE mirror.ticket SET status_id = 77 WHERE id IN (${own?.id}, ${theirs?.id})`);
    await mirror.query(`UPDATE mirror.ticket SET client_id = ${mine} WHERE id = ${theirs?.id}`);
    const versions = await read<{ key: number }>(limited(), `SELECT key FROM hub.record_version WHERE entity = 'ticket'`);
    expect(versions).toEqual([{ key: own?.id }]);
    expect(await read(all(), `SELECT FROM hub.record_version WHERE entity = 'ticket'`)).toHaveLength(3);
    const then = await read<{ client_id: number }>(
      limited(),
      `SELECT client_id FROM hub.ticket_as_of(${mirror.connectionId}, '${before.toISOString()}')`,
    );
    expect(new Set(then.map(({ client_id }) => client_id))).toEqual(new Set([mine]));
  });
});

describe('a person who reads', () => {
  it('sees nothing of a connection that was not granted, whatever clients are named', async () => {
    const cunning = { ...limited(), clients: [{ connectionId: other.connectionId, clientId: mine }] };
    for (const { table } of entities) {
      const seen = await read(all(), `SELECT FROM mirror.${table} WHERE connection_id <> ${mirror.connectionId}`);
      expect([table, seen.length]).toEqual([table, 0]);
    }
    expect(await countOf(cunning, 'ticket')).toBe(0);
    expect(await countOf({ connectionIds: [other.connectionId], clients: null }, 'ticket')).toBe(snapshot('ticket').length);
  });

  it('sees nothing of another workspace, whatever connection is named', async () => {
    const cunning = { connectionIds: [mirror.connectionId, other.connectionId, foreign.connectionId], clients: null };
    for (const { table } of entities) {
      const seen = await read(cunning, `SELECT FROM mirror.${table} WHERE connection_id = ${foreign.connectionId}`);
      expect([table, seen.length]).toEqual([table, 0]);
    }
    expect(await countOf(cunning, 'ticket', 2)).toBe(snapshot('ticket').length);
  });

  it('writes nothing, and sees nothing where nothing was said', async () => {
    await expect(read(all(), 'UPDATE mirror.ticket SET summary = NULL')).rejects.toThrow();
    expect(await countOf({ connectionIds: [], clients: null }, 'ticket')).toBe(0);
    expect(await countOf({ connectionIds: [mirror.connectionId], clients: [] }, 'ticket')).toBe(0);
  });
});

it('the database has the row policies that the definitions ask for', () => {
  const folder = new URL('../../src/store/migrations/', import.meta.url);
  const sql = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const wanted = describeReaderSql(readerSights(entities));
  expect(sql.includes(wanted), 'print it with scripts/reader-sql.ts').toBe(true);
  const firstLine = wanted.slice(0, wanted.indexOf('\n'));
  expect(sql.lastIndexOf(firstLine)).toBe(sql.lastIndexOf(wanted));
});
