import { CredentialsStoppedWorkingError, WrongClientError } from '@sundog/halo';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../halo/test/virtual-clock.ts';
import { entities } from '../../src/catalog/entities/index.ts';
import { syncConnection } from '../../src/features/sync/sync-connection.ts';
import { listSyncIssues } from '../../src/store/rows/issue-queue-rows.ts';
import { listSyncStates } from '../../src/store/rows/sync-state-rows.ts';
import { compareWithOracle, noDifference, pagesAsked } from './evidence.ts';
import { openClient } from './open-client.ts';
import { openSandboxMirror, type SandboxMirror } from './sandbox-mirror.ts';

const tickets = 1_150;
const lists = ['client', 'site', 'asset', 'ticket'];

describe('a sync that gets only a part', () => {
  let mirror: SandboxMirror;
  let clock: VirtualClock;

  beforeEach(async () => {
    clock = new VirtualClock();
    mirror = await openSandboxMirror({ seed: 13, world: { tickets, assets: 400 }, haloClock: clock, clock });
  });
  afterEach(() => mirror.close());

  const sync = (more: { readonly acceptDeletions?: boolean } = {}) => mirror.sync({ only: lists, full: true, ...more });
  const issues = () =>
    mirror.store.inWorkspace(1, (db) => listSyncIssues(db, { connectionId: mirror.connectionId, states: ['open'] }, new Date()));
  const stateOf = async (table: string) => {
    const states = await mirror.store.inWorkspace(1, (db) => listSyncStates(db, mirror.connectionId));
    return states.find(({ entity }) => entity === table);
  };
  const tombstonesOf = async (table: string) =>
    (await mirror.query(`SELECT 1 FROM mirror.${table} WHERE deleted_at IS NOT NULL`)).length;

  it('F05: because one right was taken away reads all the others, keeps the rows, and mends when the right comes back', async () => {
    const { control } = mirror.sandbox;
    await sync();
    control.setPermissions({ agent: { levels: { Assets: 'None' } } });
    control.edit({ entity: 'asset', key: 9, delete: true });
    control.edit({ entity: 'client', key: 9, changes: { name: 'Renamed meanwhile' } });
    const report = await sync();
    expect(report.outcome).toBe('partial');
    expect(Object.fromEntries(report.entities.map(({ entity, phase }) => [entity, phase]))).toEqual({
      client: 'done',
      site: 'done',
      asset: 'no-permission',
      ticket: 'done',
    });
    expect(await tombstonesOf('asset')).toBe(0);
    expect((await compareWithOracle(mirror, 'asset')).extra).toEqual(['9']);
    expect(await compareWithOracle(mirror, 'client')).toEqual(noDifference);
    expect(await issues()).toEqual([
      expect.objectContaining({ entity: 'asset', kind: 'entity', code: 'not-permitted', raw: null }),
    ]);
    expect(await stateOf('asset')).toMatchObject({ state: 'no-permission', lastSuccessAt: expect.any(Date) });

    control.setPermissions({ agent: { levels: { Assets: 'Read Only' } } });
    expect((await sync()).outcome).toBe('complete');
    expect(await issues()).toEqual([]);
    expect(await stateOf('asset')).toMatchObject({ state: 'done', isComplete: true });
    expect(await compareWithOracle(mirror, 'asset')).toEqual(noDifference);
  });

  it('F01: goes on with a new token where the old one dies in the middle', async () => {
    const { control } = mirror.sandbox;
    control.addFault({ match: { entity: 'ticket', page: 5 }, fault: 'token-invalidated', times: 1 });
    expect((await sync()).outcome).toBe('complete');
    expect(control.tokensIssued()).toBe(2);
    expect(control.requests().some(({ status }) => status === 401)).toBe(true);
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('F04: stops where the secret is changed in the middle, and goes on there with the new one', async () => {
    const { sandbox, store, connectionId } = mirror;
    const { control } = sandbox;
    await mirror.halo.signIn();
    const secret = 'the-new-secret-of-this-application';
    control.setPermissions({ application: { clientSecret: secret } });
    control.addFault({ match: { entity: 'ticket', page: 5 }, fault: 'token-invalidated', times: 1 });
    const stopped = mirror.sync({ only: ['ticket', 'client', 'site', 'asset'], full: true });
    await expect(stopped).rejects.toThrow(CredentialsStoppedWorkingError);
    await expect(stopped).rejects.not.toThrow(secret);
    expect(await stateOf('ticket')).toMatchObject({ state: 'failed' });
    expect(await mirror.query(`SELECT next_page FROM hub.sync_pass WHERE entity = 'ticket'`)).toEqual([{ next_page: 5 }]);

    // The old secret asks Halo no more than once more in a minute, and stays refused.
    control.clearRequests();
    await expect(mirror.sync({ only: ['ticket'], full: true })).rejects.toThrow(CredentialsStoppedWorkingError);
    expect(pagesAsked(sandbox, 'tickets')).toEqual([]);

    const halo = openClient(sandbox, { clock, secret });
    const run = await syncConnection(
      { store, halo, clock, workspaceId: 1, entities },
      { connectionId, chosen: null, only: lists, full: true },
    ).finally(() => halo.close());
    expect(run.outcome).toBe('complete');
    expect(pagesAsked(sandbox, 'tickets')).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    for (const name of lists) expect(await compareWithOracle(mirror, name)).toEqual(noDifference);
    expect(await issues()).toEqual([]);
  });

  it('begins nothing with a secret that never worked', async () => {
    const { sandbox, store, connectionId } = mirror;
    const halo = openClient(sandbox, { clock, secret: 'never-right' });
    const run = syncConnection({ store, halo, clock, workspaceId: 1, entities }, { connectionId, chosen: null, only: lists });
    await expect(run.finally(() => halo.close())).rejects.toThrow(WrongClientError);
    for (const name of lists) expect(await mirror.keysOf(name)).toEqual([]);
  });

  it('F06: does not believe that more than 5 % of the records are gone, until a person does', async () => {
    await sync();
    for (let key = 101; key <= 160; key += 1) mirror.sandbox.control.edit({ entity: 'ticket', key, delete: true, silent: true });
    const report = await sync();
    expect(report.outcome).toBe('partial');
    expect(report.entities.find(({ entity }) => entity === 'ticket')).toMatchObject({
      errorCode: 'suspect-shrink',
      tombstoned: 0,
      message: expect.stringContaining('60 of 1150'),
    });
    expect(await stateOf('ticket')).toMatchObject({ state: 'suspect', isComplete: false });
    expect(await tombstonesOf('ticket')).toBe(0);
    // It stays so, however often it is read, also where only what is new was asked for.
    expect((await mirror.sync({ only: ['ticket'] })).entities[0]).toMatchObject({ errorCode: 'suspect-shrink' });
    expect(await tombstonesOf('ticket')).toBe(0);

    const confirmed = await sync({ acceptDeletions: true });
    expect(confirmed.outcome).toBe('complete');
    expect(await tombstonesOf('ticket')).toBe(60);
    expect(await stateOf('ticket')).toMatchObject({ state: 'done', isComplete: true, message: null });
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('believes that a few are gone', async () => {
    await sync();
    for (let key = 101; key <= 150; key += 1) mirror.sandbox.control.edit({ entity: 'ticket', key, delete: true, silent: true });
    expect((await sync()).outcome).toBe('complete');
    expect(await tombstonesOf('ticket')).toBe(50);
  });

  it('F06: because the agent sees only some clients keeps what is hidden from it', async () => {
    const { control, oracle } = mirror.sandbox;
    await sync();
    const clients = [...oracle.keys('client')].map(Number);
    control.setPermissions({ agent: { clients: clients.slice(0, Math.ceil(clients.length / 2)) } });
    const report = await sync();
    for (const name of ['site', 'asset', 'ticket'])
      expect(report.entities.find(({ entity }) => entity === name)).toMatchObject({ errorCode: 'suspect-shrink', tombstoned: 0 });
    for (const name of ['site', 'asset', 'ticket']) expect(await compareWithOracle(mirror, name)).toEqual(noDifference);

    control.setPermissions({ agent: { clients: 'all' } });
    expect((await sync()).outcome).toBe('complete');
    for (const name of lists) expect(await compareWithOracle(mirror, name)).toEqual(noDifference);
  });
});
