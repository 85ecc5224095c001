import { afterEach, expect, it } from 'vitest';
import { type FaultStage, of, openFaultStage } from './fault-stage.ts';

let stage: FaultStage;
afterEach(() => stage.close());

const hour = 60 * 60 * 1000;
/** All of them, on two pages of what is new: whoever stops too early has read the first one. */
const many = Array.from({ length: 110 }, (_, index) => index + 1);
const editMany = (summary: string) => {
  for (const key of many) stage.sandbox.control.edit({ entity: 'ticket', key, changes: { summary } });
};
const without = async (summary: string) =>
  (
    await stage.query<{ id: number }>('SELECT id FROM mirror.ticket WHERE id <= $1 AND summary <> $2', [many.length, summary])
  ).map(({ id }) => id);
const summaryOf = async (id: number) =>
  (await stage.query<{ summary: string }>('SELECT summary FROM mirror.ticket WHERE id = $1', [id]))[0]?.summary;

it.each([-24 * hour, -hour, hour, 24 * hour])(
  'F29: a hub whose clock differs by %i ms misses no update: what it has read goes by the clock of Halo',
  async (clockSkewMs) => {
    stage = await openFaultStage({ clockSkewMs });
    const { control } = stage.sandbox;
    await stage.report();
    for (const aheadMs of [60_000, 5 * 60_000, 2 * hour]) {
      control.advanceClock(aheadMs);
      stage.clock.jump(aheadMs);
      editMany(`changed ${aheadMs} later`);
      const report = await stage.report({ full: false });
      expect(of(report, 'ticket').kind).toBe('incremental');
      expect(await without(`changed ${aheadMs} later`)).toEqual([]);
    }
    await stage.expectWhole();
  },
);

it('F29: a clock that jumps in the middle of a run loses no update', async () => {
  let pages = 0;
  stage = await openFaultStage({
    hub: {
      isEnd: (point) => {
        if (point === 'sync.page-fetched') pages += 1;
        if (pages === 4) stage.clock.jump(20 * hour);
        return false;
      },
    },
  });
  await stage.report();
  editMany('changed after the jump');
  await stage.report({ full: false });
  expect(await without('changed after the jump')).toEqual([]);
  await stage.expectWhole();
});

it('F30: rows that all changed in the same moment are all found by what reads only the new ones', async () => {
  stage = await openFaultStage();
  await stage.report();
  const { control, oracle } = stage.sandbox;
  stage.clock.jump(hour);
  for (const key of oracle.keys('ticket')) control.edit({ entity: 'ticket', key, changes: { summary: `all at once ${key}` } });
  const report = await stage.report({ full: false });
  expect(of(report, 'ticket').kind).toBe('incremental');
  const [left] = await stage.query<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM mirror.ticket WHERE summary NOT LIKE 'all at once %'`,
  );
  expect(left).toEqual({ rows: 0 });
  await stage.expectWhole();
});

it('F30: an edit that leaves the change date as it was is found by the next full pass', async () => {
  stage = await openFaultStage();
  await stage.report();
  stage.sandbox.control.edit({ entity: 'ticket', key: 3, changes: { summary: 'changed in silence' }, silent: true });
  stage.clock.jump(hour);
  await stage.report();
  expect(await summaryOf(3)).toBe('changed in silence');
  await stage.expectWhole();
});
