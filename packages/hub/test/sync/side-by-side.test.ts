import { randomBytes } from 'node:crypto';
import { type Halo, systemClock } from '@sundog/halo';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checks } from '../../src/catalog/checks/index.ts';
import { entities } from '../../src/catalog/entities/index.ts';
import { makeHaloDoor } from '../../src/entry/halo-door.ts';
import { removeConnection } from '../../src/features/setup/remove-connection.ts';
import { type SyncRequest, syncConnection } from '../../src/features/sync/sync-connection.ts';
import { SyncBusyError } from '../../src/foundation/errors/sync-busy.ts';
import { makeVault } from '../../src/foundation/vault.ts';
import { withClient } from '../../src/store/access.ts';
import { mirrorTableOf } from '../../src/store/mirror/mirror-table.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { insertConnection, listConnectionRows } from '../../src/store/rows/connection-rows.ts';
import { compareWithOracle, noDifference, untilStruck } from './evidence.ts';
import { openClient } from './open-client.ts';
import { openSandboxMirror, type SandboxMirror } from './sandbox-mirror.ts';

const lists = ['client', 'site', 'ticket', 'invoice', 'invoice_line'];
const tables = entities.map(({ halo }) => mirrorTableOf(halo).table);
const remembered = ['sync_pass', 'sync_seen', 'sync_state', 'sync_parent', 'sync_issue', 'sync_note'];

/** Another HaloPSA beside the first, in a workspace of the same database. */
interface Neighbour {
  readonly sandbox: Sandbox;
  readonly halo: Halo;
  readonly workspaceId: number;
  readonly connectionId: number;
  readonly query: SandboxMirror['query'];
}

describe('connections beside one another', () => {
  let mirror: SandboxMirror;
  let second: Neighbour;
  let foreign: Neighbour;

  beforeAll(async () => {
    mirror = await openSandboxMirror({ seed: 21, world: { tickets: 220 } });
    const { access } = mirror.store;
    await withClient(access.configFor('owner'), (owner) => owner.query(`INSERT INTO hub.workspace (name) VALUES ('Other')`));
    await access.addQueryRoles([2]);
    second = await openNeighbour('second', { workspaceId: 1, seed: 22, tickets: 260 });
    foreign = await openNeighbour('foreign', { workspaceId: 2, seed: 23, tickets: 180 });
    await mirror.sync({ only: lists });
    for (const neighbour of [second, foreign]) await syncNeighbour(neighbour);
  }, 60_000);
  afterAll(async () => {
    for (const { halo, sandbox } of [second, foreign]) {
      await halo.close();
      await sandbox.close();
    }
    await mirror.close();
  });

  async function openNeighbour(
    name: string,
    { workspaceId, seed, tickets }: { readonly workspaceId: number; readonly seed: number; readonly tickets: number },
  ): Promise<Neighbour> {
    const sandbox = await startSandbox({ seed, world: { tickets } });
    const { url, resourceServer, authServer, tenant, clientId } = sandbox;
    const { id } = await mirror.store.inWorkspace(workspaceId, (db) =>
      insertConnection(db, { name, url, resourceServer, authServer, tenant, clientId }),
    );
    const query: SandboxMirror['query'] = (sql, parameters = []) =>
      mirror.store.inWorkspace(workspaceId, async (db) => (await db.client.query(sql, [...parameters])).rows);
    return { sandbox, halo: openClient(sandbox), workspaceId, connectionId: id, query };
  }

  const syncNeighbour = ({ halo, workspaceId, connectionId }: Neighbour, more: Partial<SyncRequest> = {}) =>
    syncConnection(
      { store: mirror.store, halo, clock: systemClock, workspaceId, entities },
      { connectionId, chosen: null, only: lists, full: true, ...more },
    );

  it('of one workspace keep records of the same id apart', async () => {
    for (const name of ['client', 'site', 'ticket', 'invoice']) {
      expect(await compareWithOracle(mirror, name)).toEqual(noDifference);
      expect(await compareWithOracle(second, name)).toEqual(noDifference);
    }
    const [shared] = await mirror.query<{ ids: number }>(
      'SELECT count(*) AS ids FROM mirror.ticket a JOIN mirror.ticket b USING (id) WHERE a.connection_id = $1 AND b.connection_id = $2',
      [mirror.connectionId, second.connectionId],
    );
    expect(shared?.ids).toBe(220);
  });

  it('of one workspace do not lose what the other one loses', async () => {
    mirror.sandbox.control.edit({ entity: 'ticket', key: 33, delete: true });
    await mirror.sync({ only: ['ticket'], full: true });
    const rows = await mirror.query<{ connection_id: number; is_gone: boolean }>(
      'SELECT connection_id, deleted_at IS NOT NULL AS is_gone FROM mirror.ticket WHERE id = 33 ORDER BY connection_id',
    );
    expect(rows).toEqual([
      { connection_id: mirror.connectionId, is_gone: true },
      { connection_id: second.connectionId, is_gone: false },
    ]);
  });

  it('of two workspaces do not see one another', async () => {
    expect((await mirror.store.inWorkspace(1, listConnectionRows)).map(({ name }) => name)).toEqual(['second', 'test']);
    expect((await mirror.store.inWorkspace(2, listConnectionRows)).map(({ name }) => name)).toEqual(['foreign']);
    expect(await compareWithOracle(foreign, 'ticket')).toEqual(noDifference);
    const inFirst = { query: mirror.query, own: [mirror.connectionId, second.connectionId] };
    for (const { query, own } of [inFirst, { query: foreign.query, own: [foreign.connectionId] }])
      for (const table of [...tables.map((name) => `mirror.${name}`), ...remembered.map((name) => `hub.${name}`)])
        expect([table, await query(`SELECT 1 FROM ${table} WHERE connection_id <> ALL ($1) LIMIT 1`, [own])]).toEqual([
          table,
          [],
        ]);
  });

  it('of two workspaces do not see one another in the SQL of users', async () => {
    const seen = async (workspaceId: number, table: string) =>
      (await mirror.store.runQuery(workspaceId, `SELECT DISTINCT connection_id AS id FROM ${table} ORDER BY 1`)).rows.map(
        ({ id }) => id,
      );
    expect(await seen(1, 'mirror.ticket')).toEqual([mirror.connectionId, second.connectionId]);
    expect(await seen(2, 'mirror.ticket')).toEqual([foreign.connectionId]);
    expect(await seen(2, 'hub.sync_state')).toEqual([foreign.connectionId]);
    // A condition that is false for every row it may see, and an error for any other.
    const probe = `SELECT count(*) AS rows FROM mirror.client WHERE connection_id <> ${foreign.connectionId} AND 1 / (id - id) = 1`;
    expect((await mirror.store.runQuery(2, probe)).rows).toEqual([{ rows: 0 }]);
  });

  it('of two workspaces cannot be written from the other one', async () => {
    const changed = await foreign.query(`UPDATE mirror.ticket SET summary = 'x' WHERE connection_id = $1 RETURNING id`, [
      mirror.connectionId,
    ]);
    expect(changed).toEqual([]);
    const inserted = foreign.query(`INSERT INTO mirror.ticket (connection_id, id, raw, synced_at) VALUES ($1, -1, '{}', now())`, [
      mirror.connectionId,
    ]);
    await expect(inserted).rejects.toMatchObject({ code: '42501' });
  });

  it('have each entity synced by one at a time, whatever process it is in, while others and histories go on', async () => {
    const { control } = mirror.sandbox;
    control.addFault({ match: { entity: 'ticket', page: 3 }, fault: 'stall' });
    const stop = new AbortController();
    const running = mirror.sync({ only: ['ticket'], full: true, signal: stop.signal });
    await untilStruck(mirror.sandbox);
    await expect(mirror.sync({ only: ['ticket'] })).rejects.toThrow(SyncBusyError);
    await expect(mirror.sync({ part: 'all' })).rejects.toThrow(SyncBusyError);
    const otherProcess = openDatabase(mirror.store.access);
    const elsewhere = syncConnection(
      { store: otherProcess, halo: mirror.halo, clock: systemClock, workspaceId: 1, entities },
      { connectionId: mirror.connectionId, chosen: null, only: ['client', 'ticket'] },
    ).finally(() => otherProcess.close());
    await expect(elsewhere).rejects.toThrow(SyncBusyError);
    // What was refused holds nothing back.
    expect((await mirror.sync({ only: ['client'] })).outcome).toBe('complete');
    expect((await syncNeighbour(second)).outcome).toBe('complete');
    expect((await mirror.sync({ only: ['attachment'], part: 'histories' })).outcome).toBe('complete');
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    control.clearFaults();
    expect((await mirror.sync({ only: ['ticket'], full: true })).outcome).toBe('complete');
  });

  it('let one history be read by one at a time, by whatever name it is asked for', async () => {
    const { control } = second.sandbox;
    control.addFault({ match: { entity: 'action', requests: 20 }, fault: 'stall' });
    const stop = new AbortController();
    const running = syncNeighbour(second, { only: ['action'], part: 'histories', signal: stop.signal });
    await untilStruck(second.sandbox);
    await expect(syncNeighbour(second, { only: ['action'] })).rejects.toThrow(SyncBusyError);
    await expect(syncNeighbour(second, { only: ['client', 'action'], part: 'all' })).rejects.toThrow(SyncBusyError);
    // What was refused holds nothing back.
    expect((await syncNeighbour(second, { only: ['client'] })).outcome).toBe('complete');
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });

  it('go with their own rows when they are removed', async () => {
    const { control } = mirror.sandbox;
    control.addFault({ match: { entity: 'ticket', page: 3 }, fault: 'status', args: { status: 500 } });
    const stop = new AbortController();
    const run = mirror.sync({ only: ['ticket'], full: true, signal: stop.signal });
    while (control.strikes().every(({ fault }) => fault !== 'status')) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort(new Error('left in the middle'));
    await expect(run).rejects.toThrow('left in the middle');
    const others = async () => [await second.query(countRows(second)), await foreign.query(countRows(foreign))];
    const before = await others();
    const { store } = mirror;
    await removeConnection(
      {
        store,
        workspaceId: 1,
        clock: systemClock,
        actor: { kind: 'operator', name: 'tester', may: 'everything' },
        haloDoor: makeHaloDoor(),
        vault: makeVault(randomBytes(32)),
        checks,
        entities,
      },
      { connection: 'test' },
    );
    expect(await others()).toEqual(before);
    expect(await compareWithOracle(second, 'ticket')).toEqual(noDifference);
    // Row level security would hide what was left behind, so the superuser looks.
    const admin = { host: inject('testCluster').socketFolder, port: 5432, user: 'postgres', database: store.access.database };
    await withClient(admin, async (client) => {
      for (const table of [...tables.map((name) => `mirror.${name}`), ...remembered.map((name) => `hub.${name}`)]) {
        const left = await client.query(`SELECT count(*)::int AS left FROM ${table} WHERE connection_id = $1`, [
          mirror.connectionId,
        ]);
        expect([table, left.rows[0]]).toEqual([table, { left: 0 }]);
      }
    });
  });
});

function countRows({ connectionId }: Neighbour): string {
  return tables
    .map((table) => `SELECT '${table}' AS table, count(*) AS rows FROM mirror.${table} WHERE connection_id = ${connectionId}`)
    .join(' UNION ALL ');
}
