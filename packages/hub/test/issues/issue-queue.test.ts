import { field } from '@sundog/halo';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { holdLeases } from '../../src/engine/jobs/hold-leases.ts';
import type { IssueDesk } from '../../src/entry/issue-desk.ts';
import { syncConnection } from '../../src/features/sync/sync-connection.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { IssueNotFoundError } from '../../src/foundation/errors/issue-not-found.ts';
import { NotPermittedError } from '../../src/foundation/errors/not-permitted.ts';
import { compareWithOracle, noDifference } from '../sync/evidence.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { openQueue } from './open-queue.ts';

const day = 86_400_000;

describe('the issue queue', () => {
  let mirror: SandboxMirror;
  let queue: IssueDesk;

  beforeEach(async () => {
    mirror = await openSandboxMirror({ seed: 5, world: { tickets: 60, assets: 30 } });
    queue = openQueue(mirror);
  });
  afterEach(() => mirror.close());

  const syncClients = () => mirror.sync({ only: ['client'], full: true });
  const open = () => queue.list({});
  const spoilIds = (path: string, rows?: readonly number[]) =>
    mirror.sandbox.control.addFault({
      match: { path },
      fault: 'retype-field',
      args: { field: 'id', to: 'object', ...(rows ? { rows } : {}) },
      times: 99,
    });
  const heal = () => mirror.sandbox.control.clearFaults();
  const requests = () => mirror.sandbox.control.requests().length;
  const audit = () => mirror.query<{ verb: string; detail: object }>('SELECT verb, detail FROM hub.audit_event ORDER BY id');

  describe('of a row that came without a readable key', () => {
    it('holds it with its text, and clears it when a person asks again and the row is well', async () => {
      spoilIds('^client$', [3]);
      await syncClients();
      const [issue, ...others] = await open();
      expect(others).toEqual([]);
      expect(issue).toMatchObject({ entity: 'client', kind: 'row', code: 'unreadable-key', state: 'open', times: 1, retries: 0 });
      expect(JSON.parse(issue?.raw ?? '')).toMatchObject({ id: { value: 4 }, name: expect.any(String) });
      const id = issue?.id ?? 0;

      const inVain = await queue.retry({ ids: [id] });
      expect(inVain).toMatchObject({ requests: 1, issues: [{ id, outcome: 'still-there' }] });
      expect(await queue.read([id])).toMatchObject([{ state: 'open', times: 2, retries: 1, retriedAt: expect.any(Date) }]);

      heal();
      const report = await queue.retry({ ids: [id] });
      expect(report).toMatchObject({ requests: 1, issues: [{ id, outcome: 'cleared', message: null }] });
      expect(await open()).toEqual([]);
      expect(await queue.read([id])).toMatchObject([{ state: 'cleared', clearedAt: expect.any(Date), raw: null, retries: 2 }]);
      expect(await compareWithOracle(mirror, 'client')).toEqual(noDifference);
      expect((await audit()).at(-1)).toMatchObject({ verb: 'issue.retry', detail: { tried: 1, cleared: 1, requests: 1 } });
    });

    it('clears it by itself when a sync sees the row well', async () => {
      spoilIds('^client$', [3]);
      await syncClients();
      const [issue] = await open();
      heal();
      await syncClients();
      expect(await open()).toEqual([]);
      expect(await queue.list({ states: ['cleared'] })).toMatchObject([{ id: issue?.id }]);
    });

    it('opens it again when it comes back', async () => {
      spoilIds('^client$', [3]);
      await syncClients();
      const [issue] = await open();
      heal();
      await syncClients();
      spoilIds('^client$', [3]);
      await syncClients();
      expect(await open()).toMatchObject([{ id: issue?.id, times: 2, clearedAt: null, raw: issue?.raw }]);
    });

    it('counts it once, whatever changes by itself in it', async () => {
      spoilIds('^kbarticle$', [3]);
      const syncRead = async (times: number) => {
        mirror.sandbox.control.edit({ entity: 'kb-article', key: 4, changes: { view_count: times }, silent: true });
        await mirror.sync({ only: ['kb_article'], full: true });
      };
      await syncRead(100_001);
      const [issue] = await open();
      const before: unknown = JSON.parse(issue?.raw ?? '');
      await syncRead(100_002);
      const again = await open();
      expect(again).toMatchObject([{ id: issue?.id, times: 2 }]);
      expect(JSON.parse(again[0]?.raw ?? '')).not.toEqual(before);
    });
  });

  it('reads one row by its key where the database refused it, and no more than that', async () => {
    await mirror.query(`INSERT INTO hub.sync_issue (connection_id, entity, kind, subject, code, sentence, raw, first_seen, last_seen)
      VALUES (1, 'site', 'row', '4', 'refused-by-database', 'The database cannot hold this row (22003).', '{"id":4}', now(), now())`);
    const before = requests();
    const [issue] = await open();
    expect(await queue.retry({ ids: [issue?.id ?? 0] })).toMatchObject({ requests: 1, issues: [{ outcome: 'cleared' }] });
    const asked = mirror.sandbox.control
      .requests()
      .slice(before)
      .map(({ path }) => path);
    expect(asked.filter((path) => path !== 'auth/token')).toEqual(['site/4']);
    expect(await mirror.keysOf('site')).toEqual(['4']);
  });

  it('reads the one ticket again whose actions came without a readable key', async () => {
    await mirror.sync({ only: ['ticket'] });
    spoilIds('^actions$', [0]);
    await mirror.sync({ only: ['action'], part: 'histories' });
    const issues = await open();
    expect(issues.length).toBeGreaterThan(20);
    expect(issues.every(({ parentKey }) => parentKey !== null)).toBe(true);
    heal();
    const [first, second] = issues;
    const report = await queue.retry({ ids: [first?.id ?? 0, second?.id ?? 0] });
    expect(report).toMatchObject({ requests: 2, issues: [{ outcome: 'cleared' }, { outcome: 'cleared' }] });
    expect(await open()).toHaveLength(issues.length - 2);
    expect(await queue.replay({})).toMatchObject({ requests: issues.length - 2 });
    expect(await open()).toEqual([]);
    expect(await compareWithOracle(mirror, 'action')).toEqual(noDifference);
  });

  describe('replayed in bulk', () => {
    /** What a version did whose definition looked for the key under a wrong name. */
    const syncByOldDefinition = async () => {
      const old = entities.map((entity) =>
        entity.table === 'client' || entity.table === 'site'
          ? { ...entity, halo: { ...entity.halo, fields: { ...entity.halo.fields, id: field.integer('identity') } } }
          : entity,
      );
      const { store, halo, connectionId } = mirror;
      await syncConnection(
        { store, halo, clock: systemClock, workspaceId: 1, entities: old },
        { connectionId, chosen: null, only: ['client', 'site'] },
      );
    };

    it('keeps from their text what the definitions of this version can read, and asks Halo for nothing', async () => {
      await syncByOldDefinition();
      const clients = mirror.sandbox.oracle.count('client');
      const sites = mirror.sandbox.oracle.count('site');
      expect(await open()).toHaveLength(clients + sites);
      const before = requests();
      const report = await queue.replay({ entity: 'client', code: 'unreadable-key', mayAsk: false });
      expect(report.issues).toHaveLength(clients);
      expect(report.issues.every(({ outcome }) => outcome === 'cleared')).toBe(true);
      expect(requests()).toBe(before);
      expect(await compareWithOracle(mirror, 'client')).toEqual(noDifference);
      expect(await open()).toHaveLength(sites);
      await queue.replay({});
      expect(requests()).toBe(before);
      expect(await compareWithOracle(mirror, 'site')).toEqual(noDifference);
    });

    it('never writes an old text over a newer row', async () => {
      await syncByOldDefinition();
      mirror.sandbox.control.edit({ entity: 'client', key: 7, changes: { name: 'Renamed since' } });
      await mirror.sync({ record: { entity: 'client', id: 7 } });
      await queue.replay({ entity: 'client', mayAsk: false });
      expect(await mirror.query('SELECT name FROM mirror.client WHERE id = 7')).toEqual([{ name: 'Renamed since' }]);
      expect(await queue.list({ entity: 'client' })).toHaveLength(1);
      expect(await queue.replay({ entity: 'client' })).toMatchObject({ requests: 1, issues: [{ outcome: 'cleared' }] });
    });

    it('leaves no trace in the audit where there was nothing to do', async () => {
      expect(await queue.replay({})).toEqual({ requests: 0, issues: [] });
      expect(await audit()).toEqual([]);
    });
  });

  describe('dismissed by a person', () => {
    const dismissOnly = async (until: Date | null = null) => {
      spoilIds('^client$', [3]);
      await syncClients();
      const ids = (await open()).map(({ id }) => id);
      expect(await queue.dismiss({ ids, until, why: 'a test record' })).toEqual(ids);
      return ids;
    };

    it('is off the list, also after the next sync, with who, when and why', async () => {
      const ids = await dismissOnly();
      await syncClients();
      expect(await open()).toEqual([]);
      expect(await queue.list({ states: ['dismissed'] })).toMatchObject([
        { id: ids[0], times: 2, dismissed: { by: expect.stringContaining('operator:'), until: null, why: 'a test record' } },
      ]);
      expect((await audit()).at(-1)).toMatchObject({ verb: 'issue.dismiss', detail: { why: 'a test record', until: null } });
    });

    it('comes back when its text changes', async () => {
      await dismissOnly();
      mirror.sandbox.control.edit({ entity: 'client', key: 4, changes: { name: 'Renamed meanwhile' } });
      await syncClients();
      expect(await open()).toMatchObject([{ raw: expect.stringContaining('Renamed meanwhile') }]);
    });

    it('comes back when its reason changes', async () => {
      const ids = await dismissOnly();
      await mirror.query(`UPDATE hub.sync_issue SET sentence = 'Another reason.'`);
      await syncClients();
      expect(await open()).toMatchObject([{ id: ids[0], dismissed: null }]);
    });

    it('comes back when its time is over', async () => {
      const ids = await dismissOnly(new Date(Date.now() + 30 * day));
      expect(await open()).toEqual([]);
      const later = openQueue(mirror, { clock: { ...systemClock, now: () => Date.now() + 31 * day } });
      expect(await later.list({})).toMatchObject([{ id: ids[0], state: 'open', dismissed: null }]);
    });

    it('is put back by hand', async () => {
      const ids = await dismissOnly();
      expect(await queue.reopen({ ids })).toEqual(ids);
      expect(await open()).toMatchObject([{ id: ids[0] }]);
      expect(await queue.reopen({ ids })).toEqual([]);
      expect((await audit()).filter(({ verb }) => verb === 'issue.reopen')).toHaveLength(1);
    });

    it('clears itself like any other', async () => {
      const ids = await dismissOnly();
      heal();
      await syncClients();
      expect(await queue.read(ids)).toMatchObject([{ state: 'cleared', dismissed: null }]);
      expect(await queue.dismiss({ ids, why: 'too late' })).toEqual([]);
    });
  });

  it('holds an entity that Halo refused until it can be read again', async () => {
    const { control } = mirror.sandbox;
    control.setPermissions({ agent: { levels: { Assets: 'None' } } });
    await mirror.sync({ only: ['asset'] });
    const [issue] = await open();
    expect(issue).toMatchObject({ entity: 'asset', kind: 'entity', code: 'not-permitted', raw: null });
    const ids = [issue?.id ?? 0];
    expect(await queue.retry({ ids })).toMatchObject({ issues: [{ outcome: 'still-there' }] });
    await queue.dismiss({ ids, why: 'not ours to see' });
    await mirror.sync({ only: ['asset'] });
    expect(await open()).toEqual([]);
    control.setPermissions({ agent: { levels: { Assets: 'Read Only' } } });
    expect(await queue.retry({ ids })).toMatchObject({ issues: [{ outcome: 'cleared' }] });
    expect(await compareWithOracle(mirror, 'asset')).toEqual(noDifference);
  });

  it('says what kept it from asking, and tries the others all the same', async () => {
    spoilIds('^(client|site)$', [3]);
    await mirror.sync({ only: ['client', 'site'], full: true });
    const ids = (await open()).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    heal();
    const lease = await holdLeases(mirror.store, {
      workspaceId: 1,
      connectionId: mirror.connectionId,
      works: ['client', 'site'],
    });
    const report = await queue.retry({ ids });
    expect(report.issues.map(({ outcome }) => outcome)).toEqual(['not-read', 'not-read']);
    expect(report.issues[0]?.message).toMatch(/sync/i);
    await lease?.release();
    expect((await queue.retry({ ids })).issues.map(({ outcome }) => outcome)).toEqual(['cleared', 'cleared']);
  });

  it('refuses numbers that are none, and who may not', async () => {
    await expect(queue.retry({ ids: [404] })).rejects.toThrow(IssueNotFoundError);
    const guest = openQueue(mirror, { actor: { kind: 'person', name: 'guest', may: new Set() } });
    await expect(guest.dismiss({ ids: [1], why: 'no' })).rejects.toThrow(NotPermittedError);
    await expect(guest.retry({ ids: [1] })).rejects.toThrow(NotPermittedError);
    const refused = { detail: { code: 'not-permitted' } };
    expect(await audit()).toEqual([
      { verb: 'issue.dismiss', ...refused },
      { verb: 'issue.retry', ...refused },
    ]);
  });

  it('of another workspace is not seen', async () => {
    spoilIds('^client$', [3]);
    await syncClients();
    const [issue] = await open();
    const other = openQueue(mirror, { workspaceId: 2 });
    expect(await other.list({})).toEqual([]);
    await expect(other.dismiss({ ids: [issue?.id ?? 0], why: 'not mine' })).rejects.toThrow(IssueNotFoundError);
  });
});
