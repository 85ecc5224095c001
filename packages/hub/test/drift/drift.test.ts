import { createHalo, unlimitedBudget } from '@sundog/halo';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { acknowledgeDrift } from '../../src/features/drift/acknowledge-drift.ts';
import { listDrift } from '../../src/features/drift/list-drift.ts';
import { syncConnection } from '../../src/features/sync/sync-connection.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';

const always = { times: 1_000_000 };

let mirror: SandboxMirror;
beforeEach(async () => {
  mirror = await openSandboxMirror({ seed: 5, world: { clients: 40, tickets: 230, assets: 60 } });
});
afterEach(() => mirror.close());

const deps = () => ({ store: mirror.store, workspaceId: 1, clock: systemClock, actor: localOperator(), entities });
const drift = (all = false) => listDrift(deps(), { connectionId: mirror.connectionId, all });
const read = (entity: string, full = true) => mirror.sync({ only: [entity], full });
const plan = (entity: string, fault: 'add-field' | 'drop-field' | 'retype-field', args: Readonly<Record<string, unknown>>) =>
  mirror.sandbox.control.addFault({ match: { entity }, fault, args, ...always });
/** The versions of every row that tells of shapes: a row that is written again has another. */
const versions = () =>
  mirror.query(`SELECT entity, field, types::text AS told, is_in_every_row, xmin::text FROM hub.entity_shape
                 UNION ALL SELECT entity, field, kind, NULL, xmin::text FROM hub.schema_drift ORDER BY 1, 2, 3`);

describe('the shape of what HaloPSA sends', () => {
  it('is learned by the first full read without a word, for every entity, and unchanged syncs write nothing of it', async () => {
    await mirror.sync({ full: true, part: 'all' });
    const [learned] = await mirror.query<{ entities: number }>(
      'SELECT count(DISTINCT entity)::int AS entities FROM hub.entity_shape',
    );
    expect(learned?.entities).toBeGreaterThan(30);
    // What is read newest first shows other rows than the list in order: of a field that was null in those, its first type is learned.
    await mirror.sync();
    const before = await versions();
    await mirror.sync();
    await mirror.sync({ full: true });
    expect(await drift(true)).toEqual([]);
    expect(await versions()).toEqual(before);
  }, 120_000);

  it('F25: a new field is told once, with where it is kept', async () => {
    await read('client');
    plan('client', 'add-field', { field: 'brand_new', value: { private: 'Zyzzyva & Sons' } });
    await read('client');
    const told = await drift();
    expect(told).toMatchObject([
      { entity: 'client', field: 'brand_new', kind: 'new', before: null, after: 'object', column: null },
    ]);
    expect(told[0]?.sentence).toContain('kept in the raw text');
    const before = await versions();
    await read('client');
    await read('client');
    expect(await drift()).toEqual(told);
    expect(await versions()).toEqual(before);
    // Names and types are kept, never a value.
    const kept = await mirror.query(
      'SELECT to_jsonb(s) FROM hub.entity_shape s UNION ALL SELECT to_jsonb(d) FROM hub.schema_drift d',
    );
    expect(JSON.stringify(kept)).not.toContain('Zyzzyva');
  });

  it('F26: a field that no longer comes is null in its column, absent in the raw text, and told once; it closes when it comes again', async () => {
    await read('client');
    plan('client', 'drop-field', { field: 'name' });
    for (let time = 0; time < 3; time += 1) expect((await read('client')).outcome).toBe('complete');
    const told = await drift();
    expect(told).toMatchObject([
      { entity: 'client', field: 'name', kind: 'missing', before: 'string', after: null, column: 'name' },
    ]);
    expect(told[0]?.sentence).toContain('mirror.client.name is null');
    expect(told[0]?.firstSeen).toEqual(told[0]?.lastSeen);
    expect(
      await mirror.query(`SELECT DISTINCT name, raw::jsonb ? 'name' AS came FROM mirror.client WHERE deleted_at IS NULL`),
    ).toEqual([{ name: null, came: false }]);
    mirror.sandbox.control.clearFaults();
    await read('client');
    expect(await drift()).toEqual([]);
    expect(await drift(true)).toMatchObject([{ kind: 'missing', closedAt: expect.any(Date) }]);
    plan('client', 'drop-field', { field: 'name' });
    await read('client');
    expect(await drift()).toMatchObject([{ id: told[0]?.id, kind: 'missing', closedAt: null }]);
  });

  it('F26: nothing is called missing by a read of what is new, or by few rows; the next full read tells', async () => {
    await read('ticket');
    await read('team');
    plan('ticket', 'drop-field', { field: 'summary' });
    plan('team', 'drop-field', { field: 'name' });
    for (let key = 1; key <= 120; key += 1) mirror.sandbox.control.edit({ entity: 'ticket', key, changes: { impact: 1 } });
    const [report] = (await read('ticket', false)).entities;
    expect(report).toMatchObject({ kind: 'incremental', phase: 'done' });
    expect(report?.rowsRead).toBeGreaterThanOrEqual(120);
    expect((await read('team')).entities[0]?.rowsRead).toBeLessThan(20);
    expect(await drift()).toEqual([]);
    await read('ticket');
    expect(await drift()).toMatchObject([{ field: 'summary', kind: 'missing', column: 'summary' }]);
  });

  it('F27: a field of another type is told once with its column, and acknowledged until it becomes yet another', async () => {
    await read('ticket');
    plan('ticket', 'retype-field', { field: 'client_id', to: 'text' });
    for (let time = 0; time < 3; time += 1) expect((await read('ticket')).outcome).toBe('complete');
    const told = await drift();
    expect(told).toMatchObject([
      { entity: 'ticket', field: 'client_id', kind: 'retyped', before: 'number', after: 'string', column: 'client_id' },
    ]);
    expect(told[0]?.remedy).toContain('hub.sync_note');
    const ids = told.map(({ id }) => id);
    expect(await acknowledgeDrift(deps(), { ids })).toEqual(ids);
    expect(await drift()).toEqual([]);
    expect(await mirror.query(`SELECT subject FROM hub.audit_event WHERE verb = 'drift.acknowledge'`)).toHaveLength(1);
    await expect(acknowledgeDrift(deps(), { ids: [...ids, 999] })).rejects.toMatchObject({ code: 'drift-not-found' });
    mirror.sandbox.control.clearFaults();
    plan('ticket', 'retype-field', { field: 'client_id', to: 'array' });
    await read('ticket');
    expect(await drift()).toMatchObject([{ id: ids[0], kind: 'retyped', after: 'array', acknowledgedAt: null }]);
  });

  it('F27: null is no type, neither first nor later', async () => {
    const types = [];
    for (const followupdate of [null, '2026-01-01T00:00:00', null]) {
      for (const key of mirror.sandbox.oracle.keys('opportunity'))
        mirror.sandbox.control.edit({ entity: 'opportunity', key: Number(key), changes: { followupdate } });
      await read('opportunity');
      types.push(await mirror.query(`SELECT types FROM hub.entity_shape WHERE field = 'followupdate'`));
    }
    expect(types).toEqual([[{ types: [] }], [{ types: ['string'] }], [{ types: ['string'] }]]);
    expect(await drift(true)).toEqual([]);
  });

  it('is learned for each connection by itself, and another workspace sees none of it', async () => {
    const { sandbox, store } = mirror;
    const address = { resourceServer: sandbox.resourceServer, authServer: sandbox.authServer, tenant: sandbox.tenant };
    const other = await store.inWorkspace(1, (db) =>
      insertConnection(db, { name: 'other', url: sandbox.url, ...address, clientId: sandbox.clientId }),
    );
    const halo = createHalo({
      address,
      credentials: { grant: 'client_credentials', clientId: sandbox.clientId, clientSecret: () => sandbox.clientSecret },
      scopes: ['all'],
      clock: systemClock,
      budget: unlimitedBudget(),
      network: { allowPrivateHosts: [new URL(sandbox.url).host] },
    });
    await read('client');
    plan('client', 'add-field', { field: 'brand_new', value: 1 });
    await read('client');
    // For this one the field has always been there.
    const request = { connectionId: other.id, chosen: null, only: ['client'], full: true };
    await syncConnection({ store, halo, clock: systemClock, workspaceId: 1, entities }, request);
    await halo.close();
    expect(await listDrift(deps(), { connectionId: other.id, all: true })).toEqual([]);
    expect(await drift()).toHaveLength(1);
    expect(await listDrift({ ...deps(), workspaceId: 2 }, { connectionId: null, all: true })).toEqual([]);
  });
});
