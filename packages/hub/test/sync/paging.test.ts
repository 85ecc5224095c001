import type { Halo } from '@sundog/halo';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../halo/test/virtual-clock.ts';
import { entities } from '../../src/catalog/entities/index.ts';
import { syncConnection } from '../../src/features/sync/sync-connection.ts';
import { compareWithOracle, noDifference, pagesAsked } from './evidence.ts';
import { openSandboxMirror, type SandboxMirror } from './sandbox-mirror.ts';

const tickets = 1_180;
const always = { times: 1_000_000 };

describe('a list whose pages cannot be trusted', () => {
  let mirror: SandboxMirror;
  let clock: VirtualClock;

  beforeEach(async () => {
    clock = new VirtualClock();
    mirror = await openSandboxMirror({ seed: 9, world: { tickets, assets: 640 }, haloClock: clock, clock });
  });
  afterEach(() => mirror.close());

  const sync = async () => {
    const [report] = (await mirror.sync({ only: ['ticket'], full: true })).entities;
    return report;
  };
  const tombstones = () => mirror.query<{ id: number }>('SELECT id FROM mirror.ticket WHERE deleted_at IS NOT NULL ORDER BY id');
  const deleteTickets = (ids: readonly number[]) => {
    for (const key of ids) mirror.sandbox.control.edit({ entity: 'ticket', key, delete: true, silent: true });
  };

  it('F21: gives all its rows where the server caps pages below what is asked for', async () => {
    mirror.sandbox.control.setSettings({ pageCap: 100 });
    const [report] = (await mirror.sync({ only: ['asset'], full: true })).entities;
    expect(report).toMatchObject({ phase: 'done', isComplete: true, requests: 7 });
    expect(await compareWithOracle(mirror, 'asset')).toEqual(noDifference);
    const sizes = mirror.sandbox.control
      .requests()
      .flatMap(({ path, query }) => (path === 'asset' ? (query['page_size'] ?? []) : []));
    expect(sizes).toEqual(['500', '100', '100', '100', '100', '100', '100']);
  });

  it.each([
    ['too many', 'over', false],
    ['too few', 'under', true],
    ['none', 'missing', true],
    ['text', 'text', true],
    ['too few for the first page', 50, true],
  ])('is read whole where it counts %s, and nothing that is there is called gone', async (_name, says, isComplete) => {
    const fault = { match: { entity: 'ticket' }, fault: 'record-count', args: { says }, ...always } as const;
    mirror.sandbox.control.addFault(fault);
    expect(await sync()).toMatchObject({ phase: 'done', isComplete });
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
    deleteTickets([3, 400, 1_001]);
    await sync();
    const { missing, extra } = await compareWithOracle(mirror, 'ticket');
    expect(missing).toEqual([]);
    // A list that claims to hold more than it gives may have held them back.
    expect(extra).toEqual(isComplete ? [] : ['1001', '3', '400']);
  });

  it('F20: is read whole where its count changes with every page', async () => {
    mirror.sandbox.control.addFault({
      match: { entity: 'ticket' },
      fault: 'record-count',
      args: { says: 'changing' },
      ...always,
    });
    await sync();
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('F22: is read whole as bare arrays without any count', async () => {
    mirror.sandbox.control.addFault({ match: { entity: 'ticket' }, fault: 'bare-array', ...always });
    expect(await sync()).toMatchObject({ phase: 'done', isComplete: true, recordCount: null });
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
    deleteTickets([8, 9]);
    expect(await sync()).toMatchObject({ isComplete: true, tombstoned: 2 });
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('F18: is read a second time where one page came twice', async () => {
    mirror.sandbox.control.addFault({ match: { entity: 'ticket', page: 5 }, fault: 'duplicate-page', times: 1 });
    expect(await sync()).toMatchObject({ phase: 'done', isComplete: true });
    expect(pagesAsked(mirror.sandbox, 'tickets')).toHaveLength(24);
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('F18: says that it is incomplete where one page comes twice every time, and keeps what did not come', async () => {
    await sync();
    mirror.sandbox.control.addFault({ match: { entity: 'ticket', page: 12 }, fault: 'duplicate-page', ...always });
    expect(await sync()).toMatchObject({
      phase: 'done',
      isComplete: false,
      tombstoned: 0,
      message: expect.stringContaining('nothing was marked as deleted'),
    });
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
    mirror.sandbox.control.clearFaults();
    // What is not proven is read whole again, also where only what is new was asked for.
    expect((await mirror.sync({ only: ['ticket'] })).entities[0]).toMatchObject({ kind: 'full', isComplete: true });
  });

  it('F19: is read a second time where rows went between two pages and moved the others up: in the first sync', async () => {
    mirror.sandbox.control.addFault({ match: { entity: 'ticket', page: 7 }, fault: 'delete-rows', args: { count: 5 }, times: 1 });
    expect(await sync()).toMatchObject({ phase: 'done', isComplete: true });
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('is read a second time where rows went between two pages and moved the others up: in a later sync', async () => {
    await sync();
    mirror.sandbox.control.addFault({ match: { entity: 'ticket', page: 7 }, fault: 'delete-rows', args: { count: 5 }, times: 1 });
    expect(await sync()).toMatchObject({ isComplete: true, tombstoned: 5 });
    expect((await tombstones()).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('F19: calls nothing gone that is there where rows go in every reading', async () => {
    await sync();
    mirror.sandbox.control.addFault({
      match: { entity: 'ticket', page: [4, 9] },
      fault: 'delete-rows',
      args: { count: 3 },
      times: 4,
    });
    expect(await sync()).toMatchObject({ phase: 'done', isComplete: false, tombstoned: 0 });
    expect((await compareWithOracle(mirror, 'ticket')).missing).toEqual([]);
    expect((await compareWithOracle(mirror, 'ticket')).extra).toHaveLength(12);
    expect((await mirror.sync({ only: ['ticket'] })).entities[0]).toMatchObject({
      kind: 'full',
      isComplete: true,
      tombstoned: 12,
    });
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('F19: holds what was made between two pages', async () => {
    mirror.sandbox.control.addFault({
      match: { entity: 'ticket', page: [3, 12] },
      fault: 'insert-rows',
      args: { count: 130 },
      times: 2,
    });
    expect(await sync()).toMatchObject({ phase: 'done', isComplete: true });
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
    expect(mirror.sandbox.oracle.count('ticket')).toBe(tickets + 260);
  });

  it('holds all where rows went first and as many were made later: the count ends as it began', async () => {
    await sync();
    const { control } = mirror.sandbox;
    control.addFault({ match: { entity: 'ticket', page: 4 }, fault: 'delete-rows', args: { count: 5 }, times: 1 });
    control.addFault({ match: { entity: 'ticket', page: 8 }, fault: 'insert-rows', args: { count: 5 }, times: 1 });
    expect(await sync()).toMatchObject({ isComplete: true, tombstoned: 5 });
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });

  it('calls nothing gone that is there where as many rows went as were made between the same two pages', async () => {
    await sync();
    let isFirst = true;
    const halo = betweenPages(mirror.halo, 6, () => {
      if (!isFirst) return;
      isFirst = false;
      deleteTickets([11, 12, 13, 14, 15]);
      for (let made = 0; made < 5; made += 1)
        mirror.sandbox.control.edit({
          entity: 'ticket',
          changes: { summary: `Made meanwhile ${made}`, tickettype_id: 1, client_id: 5 },
        });
    });
    const { store, connectionId } = mirror;
    const run = syncConnection(
      { store, halo, clock, workspaceId: 1, entities },
      { connectionId, chosen: null, only: ['ticket'], full: true },
    );
    // No count tells it: only Halo's own list of ids does.
    expect((await run).entities[0]).toMatchObject({ isComplete: true, tombstoned: 5 });
    expect((await tombstones()).map(({ id }) => id)).toEqual([11, 12, 13, 14, 15]);
    expect(await compareWithOracle(mirror, 'ticket')).toEqual(noDifference);
  });
});

/** The same client, but something happens in Halo after it has read a page and before it asks for the next one. */
function betweenPages(halo: Halo, pageNo: number, happen: () => void): Halo {
  return {
    ...halo,
    async *listPages(entity, options) {
      for await (const page of halo.listPages(entity, options)) {
        if (page.pageNo === pageNo) happen();
        yield page;
      }
    },
  };
}
