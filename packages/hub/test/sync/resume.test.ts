import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../halo/test/virtual-clock.ts';
import { withClient } from '../../src/store/access.ts';
import { compareWithOracle, noDifference, pagesAsked, untilStruck } from './evidence.ts';
import { openSandboxMirror, type SandboxMirror } from './sandbox-mirror.ts';

const hour = 60 * 60 * 1000;
const pages = 30;

describe('a full pass that was interrupted', () => {
  let mirror: SandboxMirror;
  let clock: VirtualClock;

  beforeEach(async () => {
    clock = new VirtualClock();
    mirror = await openSandboxMirror({ seed: 11, world: { tickets: pages * 100 - 1 }, haloClock: clock, clock });
  });
  afterEach(() => mirror.close());

  const sync = () => mirror.sync({ only: ['ticket'], full: true });
  const checkpoint = async () => {
    const [pass] = await mirror.query<{ next_page: number; seen: number; rows_read: number }>(
      `SELECT next_page, rows_read, (SELECT count(*) FROM hub.sync_seen s WHERE s.pass_id = p.id) AS seen
         FROM hub.sync_pass p WHERE state = 'running'`,
    );
    return pass;
  };

  /** Lets the page hang, and ends the sync while it does. */
  async function abortAt(page: number): Promise<void> {
    const { control } = mirror.sandbox;
    control.addFault({ match: { entity: 'ticket', page }, fault: 'stall' });
    const stop = new AbortController();
    const run = mirror.sync({ only: ['ticket'], full: true, signal: stop.signal });
    await untilStruck(mirror.sandbox);
    stop.abort(new Error('asked to stop'));
    await expect(run).rejects.toThrow('asked to stop');
    control.clearFaults();
    control.clearRequests();
  }

  it.each([2, 12, 28])('goes on behind page %i where it was aborted there', async (page) => {
    await abortAt(page);
    expect(await checkpoint()).toEqual({ next_page: page, seen: page - 1, rows_read: (page - 1) * 100 });
    const report = await sync();
    expect(report.entities[0]).toMatchObject({ phase: 'done', isComplete: true, rowsRead: pages * 100 - 1 });
    expect(pagesAsked(mirror.sandbox, 'tickets')).toEqual(Array.from({ length: pages - page + 1 }, (_, index) => page + index));
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('goes on behind a page that failed for good, once that page works', async () => {
    const { control } = mirror.sandbox;
    control.addFault({ match: { entity: 'ticket', page: 12 }, fault: 'status', args: { status: 500 } });
    const failed = await sync();
    expect(failed.outcome).toBe('failed');
    expect(failed.entities[0]).toMatchObject({ phase: 'failed', errorCode: 'server-failed', isComplete: false });
    expect(await checkpoint()).toMatchObject({ next_page: 12, seen: 11 });

    control.clearRequests();
    await sync();
    expect(new Set(pagesAsked(mirror.sandbox, 'tickets'))).toEqual(new Set([12]));

    control.clearFaults();
    control.clearRequests();
    expect((await sync()).outcome).toBe('complete');
    expect(pagesAsked(mirror.sandbox, 'tickets')).toEqual(Array.from({ length: 19 }, (_, index) => 12 + index));
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
    // What was wrong is not told any longer.
    expect(await mirror.query(`SELECT entity FROM hub.sync_issue WHERE state <> 'cleared'`)).toEqual([]);
  });

  it('begins anew where a database crash has emptied the list of seen keys', async () => {
    await abortAt(20);
    await mirror.query('DELETE FROM hub.sync_seen');
    const report = await sync();
    expect(report.entities[0]).toMatchObject({ isComplete: true, rowsRead: pages * 100 - 1, tombstoned: 0 });
    expect(pagesAsked(mirror.sandbox, 'tickets')).toEqual(Array.from({ length: pages }, (_, index) => 1 + index));
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
    expect(await mirror.query(`SELECT state FROM hub.sync_pass ORDER BY id`)).toEqual([
      { state: 'abandoned' },
      { state: 'done' },
    ]);
  });

  it('keeps its checkpoint behind the rows where the database refuses a batch', async () => {
    const { access } = mirror.store;
    // Ticket 2,500 stands in the second batch; the error is none that is about the content of a row.
    await withClient(access.configFor('owner'), (owner) =>
      owner.query(`
        CREATE FUNCTION mirror.break_down() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER break_down BEFORE INSERT ON mirror.ticket FOR EACH ROW WHEN (new.id = 2500)
          EXECUTE FUNCTION mirror.break_down()`),
    );
    await expect(sync()).rejects.toThrow('no room left on its disk');
    const [held] = await mirror.query('SELECT count(*) AS rows, max(id) AS highest FROM mirror.ticket');
    expect(held).toEqual({ rows: 2000, highest: 2000 });
    expect(await checkpoint()).toEqual({ next_page: 21, seen: 20, rows_read: 2000 });

    await withClient(access.configFor('owner'), (owner) => owner.query('DROP TRIGGER break_down ON mirror.ticket'));
    mirror.sandbox.control.clearRequests();
    expect((await sync()).outcome).toBe('complete');
    expect(pagesAsked(mirror.sandbox, 'tickets')[0]).toBe(21);
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it.each([
    [23, 20],
    [25, 1],
  ])('that is %i hours old goes on at page %i', async (hours, page) => {
    await abortAt(20);
    clock.jump(hours * hour);
    expect((await sync()).outcome).toBe('complete');
    expect(pagesAsked(mirror.sandbox, 'tickets')[0]).toBe(page);
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('loses no change that was made behind its back: the next sync finds it', async () => {
    const { control } = mirror.sandbox;
    await abortAt(12);
    const [early, late] = [...mirror.sandbox.oracle.keys('ticket')].filter((_, index) => index === 4 || index === 2_900);
    clock.jump(hour);
    control.edit({ entity: 'ticket', key: early ?? 0, changes: { summary: 'Changed on a page that was read' } });
    clock.jump(hour);
    control.edit({ entity: 'ticket', key: late ?? 0, changes: { summary: 'Changed on a page that was not' } });
    expect((await sync()).outcome).toBe('complete');
    expect((await compareWithOracle(mirror, 'ticket')).stale).toEqual([String(early)]);
    const report = await mirror.sync({ only: ['ticket'] });
    expect(report.entities[0]?.kind).toBe('incremental');
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });
});
