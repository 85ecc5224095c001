import { afterEach, expect, it } from 'vitest';
import { type FaultStage, of, openFaultStage } from './fault-stage.ts';

let stage: FaultStage;
afterEach(() => stage.close());

const hour = 60 * 60 * 1000;
const summaryOf = async (id: number) =>
  (await stage.query<{ summary: string }>('SELECT summary FROM mirror.ticket WHERE id = $1', [id]))[0]?.summary;

it.each([-24 * hour, -hour, hour, 24 * hour])(
  'F29: a hub whose clock differs by %i ms misses no update: what it has read goes by the clock of Halo',
  async (clockSkewMs) => {
    stage = await openFaultStage({ clockSkewMs });
    const { control } = stage.sandbox;
    await stage.report();
    for (const [id, aheadMs] of [
      [7, 60_000],
      [8, 5 * 60_000],
      [9, 2 * hour],
    ] as const) {
      control.advanceClock(aheadMs);
      stage.clock.jump(aheadMs);
      control.edit({ entity: 'ticket', key: id, changes: { summary: `changed at skew ${clockSkewMs}` } });
      const report = await stage.report({ full: false });
      expect(of(report, 'ticket').kind).toBe('incremental');
      expect(await summaryOf(id)).toBe(`changed at skew ${clockSkewMs}`);
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
  stage.sandbox.control.edit({ entity: 'ticket', key: 7, changes: { summary: 'changed after the jump' } });
  await stage.report({ full: false });
  expect(await summaryOf(7)).toBe('changed after the jump');
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
