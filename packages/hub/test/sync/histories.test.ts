import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../halo/test/virtual-clock.ts';
import { compareWithOracle, noDifference, untilStruck } from './evidence.ts';
import { openSandboxMirror, type SandboxMirror } from './sandbox-mirror.ts';

const tickets = 300;

describe('the actions of tickets', () => {
  let mirror: SandboxMirror;

  beforeEach(async () => {
    const clock = new VirtualClock();
    mirror = await openSandboxMirror({ seed: 5, world: { tickets }, haloClock: clock, clock });
    await mirror.sync({ only: ['ticket'] });
  });
  afterEach(() => mirror.close());

  const syncTickets = () => mirror.sync({ only: ['ticket'], full: true });
  const syncActions = () => mirror.sync({ only: ['action'], part: 'histories' });
  /** The tickets whose actions were asked for since the last call. */
  const ticketsAsked = (): readonly number[] => {
    const { control } = mirror.sandbox;
    const asked = control.requests().filter(({ path }) => path === 'actions');
    control.clearRequests();
    return asked.map(({ query }) => Number(query['ticket_id']));
  };
  /** The client with the fewest tickets, but not none. */
  const smallestClient = (): number => {
    const counts = new Map<number, number>();
    for (const row of mirror.sandbox.oracle.snapshot('ticket'))
      counts.set(Number(row['client_id']), (counts.get(Number(row['client_id'])) ?? 0) + 1);
    return [...counts].sort((a, b) => a[1] - b[1])[0]?.[0] ?? 0;
  };
  const firstAction = () => {
    const [row] = mirror.sandbox.oracle.snapshot('action');
    return { key: `${String(row?.['ticket_id'])}:${String(row?.['id'])}`, ticketId: Number(row?.['ticket_id']) };
  };

  it('are all there after one request per ticket, newest ticket first', async () => {
    const report = await syncActions();
    expect(report.entities[0]).toMatchObject({ kind: 'history', phase: 'done', isComplete: true, requests: tickets });
    const asked = ticketsAsked();
    expect(asked).toHaveLength(tickets);
    expect(new Set(asked).size).toBe(tickets);
    expect(await compareWithOracle(mirror, 'action')).toEqual(noDifference);
  });

  it('are read again for a ticket that changed, and for no other', async () => {
    await syncActions();
    ticketsAsked();
    await syncActions();
    expect(ticketsAsked()).toEqual([]);
    mirror.sandbox.control.edit({ entity: 'ticket', key: 7, changes: { summary: 'Changed' } });
    mirror.sandbox.control.edit({ entity: 'action', changes: { ticket_id: 9, outcome_id: 7, note: 'A new note' } });
    await syncTickets();
    const report = await syncActions();
    expect([...ticketsAsked()].sort()).toEqual([7, 9]);
    expect(report.entities[0]).toMatchObject({ rowsWritten: 1 });
    expect(await compareWithOracle(mirror, 'action')).toEqual(noDifference);
  });

  it('become tombstones where they were deleted, once their ticket is read again', async () => {
    await syncActions();
    const { key, ticketId } = firstAction();
    mirror.sandbox.control.edit({ entity: 'action', key, delete: true });
    mirror.sandbox.control.edit({ entity: 'ticket', key: ticketId, changes: { summary: 'One action fewer' } });
    await syncTickets();
    const report = await syncActions();
    expect(report.entities[0]).toMatchObject({ tombstoned: 1 });
    const gone = await mirror.query<{ key: string }>(
      `SELECT ticket_id || ':' || id AS key FROM mirror.action WHERE deleted_at IS NOT NULL`,
    );
    expect(gone).toEqual([{ key }]);
    expect(await compareWithOracle(mirror, 'action')).toEqual(noDifference);
  });

  it('are gone with their ticket, and come back with it', async () => {
    await syncActions();
    const { control, oracle } = mirror.sandbox;
    const held = (await mirror.keysOf('action')).length;
    const hidden = smallestClient();
    const visible = [...oracle.keys('client')].map(Number).filter((id) => id !== hidden);
    control.setPermissions({ agent: { clients: visible } });
    const [report] = (await syncTickets()).entities;
    expect(report?.tombstoned).toBeGreaterThan(0);
    const orphans = await mirror.query(
      `SELECT 1 FROM mirror.action a JOIN mirror.ticket t ON t.id = a.ticket_id
        WHERE a.deleted_at IS NULL AND t.deleted_at IS NOT NULL`,
    );
    expect(orphans).toEqual([]);
    expect((await mirror.keysOf('action')).length).toBeLessThan(held);

    control.setPermissions({ agent: { clients: 'all' } });
    await syncTickets();
    ticketsAsked();
    await syncActions();
    expect(ticketsAsked()).toHaveLength(report?.tombstoned ?? 0);
    expect(await compareWithOracle(mirror, 'action')).toEqual(noDifference);
  });

  it('go on where an interruption left them', async () => {
    const { control } = mirror.sandbox;
    control.addFault({ match: { entity: 'action', requests: 150 }, fault: 'stall' });
    const stop = new AbortController();
    const run = mirror.sync({ only: ['action'], part: 'histories', signal: stop.signal });
    await untilStruck(mirror.sandbox);
    stop.abort(new Error('asked to stop'));
    await expect(run).rejects.toThrow('asked to stop');
    const readBefore = new Set(ticketsAsked());
    const [kept] = await mirror.query<{ parents: number }>('SELECT count(*) AS parents FROM hub.sync_parent');
    expect(kept?.parents).toBeGreaterThanOrEqual(128);

    expect((await syncActions()).outcome).toBe('complete');
    const asked = ticketsAsked();
    expect(asked).toHaveLength(tickets - (kept?.parents ?? 0));
    // Only what was on its way when it was stopped is asked for twice.
    expect(asked.filter((id) => readBefore.has(id)).length).toBeLessThanOrEqual(6);
    expect(await compareWithOracle(mirror, 'action')).toEqual(noDifference);
  });

  it('of some tickets that Halo cannot give keep those of no other ticket back', async () => {
    const { control } = mirror.sandbox;
    // Six are asked for at once and each at most five times, so that some of them fail for good.
    const requests = Array.from({ length: 30 }, (_, index) => index + 1);
    control.addFault({ match: { path: '^actions$', requests }, fault: 'status', args: { status: 500 } });
    const [report] = (await syncActions()).entities;
    expect(report).toMatchObject({ phase: 'failed', errorCode: 'server-failed', isComplete: false });
    const [kept] = await mirror.query<{ parents: number }>('SELECT count(*) AS parents FROM hub.sync_parent');
    expect(kept?.parents).toBeGreaterThanOrEqual(tickets - 6);
    expect(kept?.parents).toBeLessThan(tickets);
    expect(await mirror.query('SELECT entity, code FROM hub.sync_issue')).toEqual([{ entity: 'action', code: 'server-failed' }]);

    control.clearFaults();
    expect((await syncActions()).outcome).toBe('complete');
    expect(await compareWithOracle(mirror, 'action')).toEqual(noDifference);
    expect(await mirror.query(`SELECT 1 FROM hub.sync_issue WHERE state <> 'cleared'`)).toEqual([]);
  });
});
