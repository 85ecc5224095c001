import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FaultStage, of, openFaultStage } from './fault-stage.ts';

let stage: FaultStage;
beforeEach(async () => {
  stage = await openFaultStage();
});
afterEach(() => stage.close());

const notes = (entity: string) =>
  stage.query<{ field: string; problem: string }>('SELECT field, problem FROM hub.sync_note WHERE entity = $1', [entity]);

it('F25: a new field is kept in the text of its row, and nothing fails', async () => {
  stage.plan({
    match: { entity: 'client' },
    fault: 'add-field',
    args: { field: 'brand_new', value: { nested: [1] } },
    times: 1_000,
  });
  expect((await stage.report()).outcome).toBe('complete');
  const rows = await stage.query<{ kept: unknown }>(`SELECT raw -> 'brand_new' AS kept FROM mirror.client`);
  expect(rows).toHaveLength(8);
  for (const { kept } of rows) expect(typeof kept === 'string' ? JSON.parse(kept) : kept).toEqual({ nested: [1] });
  await stage.expectWhole();
});

it('F26: a field that is missing is null and fails nothing; a missing key sets that row aside, and no other', async () => {
  await stage.report();
  stage.plan({ match: { entity: 'client' }, fault: 'drop-field', args: { field: 'name' }, times: 1_000 });
  stage.plan({ match: { entity: 'ticket', page: 2 }, fault: 'drop-field', args: { field: 'id', rows: [4] }, times: 1_000 });
  const report = await stage.report();
  expect(of(report, 'client')).toMatchObject({ phase: 'done', quarantined: 0 });
  expect(await stage.query('SELECT DISTINCT name FROM mirror.client')).toEqual([{ name: null }]);
  expect(of(report, 'ticket')).toMatchObject({ phase: 'done', quarantined: 1, tombstoned: 0 });
  // By its reader, which says so; the database would refuse it too, and say less.
  expect(await stage.query(`SELECT code FROM hub.sync_issue WHERE entity = 'ticket' AND state = 'open'`)).toEqual([
    { code: 'unreadable-key' },
  ]);
  await stage.expectWhole();
});

it.each(['text', 'number', 'array', 'object', 'bool-number'])(
  'F27: fields that come as %s are coerced with a note or set their row aside, and the page survives',
  async (to) => {
    for (const field of ['client_id', 'summary', 'dateoccurred', 'inactive'])
      stage.plan({ match: { entity: 'ticket', page: 2 }, fault: 'retype-field', args: { field, to }, times: 1 });
    // Each rule strikes one request: one pass for each field.
    for (let pass = 0; pass < 3; pass += 1)
      expect(of(await stage.report(), 'ticket')).toMatchObject({ phase: 'done', quarantined: 0 });
    const [held] = await stage.query<{ rows: number }>(
      'SELECT count(*)::int AS rows FROM mirror.ticket WHERE deleted_at IS NULL',
    );
    expect(held).toEqual({ rows: 110 });
    expect((await notes('ticket')).length).toBeGreaterThan(0);
    await stage.expectWhole();
  },
);

it('F27: of a page with one key of another type all other rows are stored', async () => {
  stage.plan({
    match: { entity: 'ticket', page: 2 },
    fault: 'retype-field',
    args: { field: 'id', to: 'array', rows: [7] },
    times: 1_000,
  });
  expect(of(await stage.report(), 'ticket')).toMatchObject({ phase: 'done', quarantined: 1 });
  const [held] = await stage.query<{ rows: number }>('SELECT count(*)::int AS rows FROM mirror.ticket');
  expect(held).toEqual({ rows: 109 });
  await stage.expectWhole();
});

const dates = [
  ['1900-01-01T00:00:00', null],
  ['0001-01-01T00:00:00', null],
  ['1899-12-30T00:00:00', null],
  ['9999-12-31T23:59:59', null],
  ['', null],
  [null, null],
  ['2026-03-29T01:30:00', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T01:30:00.123Z', '2026-10-25T01:30:00.123Z'],
  ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
] as const;

it('F28: dates that mean nothing are null, times without a zone are UTC in and around a change of summer time', async () => {
  dates.forEach(([dateoccurred], index) => {
    stage.sandbox.control.edit({ entity: 'ticket', key: index + 1, changes: { dateoccurred }, silent: true });
  });
  await stage.expectWhole();
  const rows = await stage.query<{ at: Date | null }>('SELECT occurred_at AS at FROM mirror.ticket WHERE id <= $1 ORDER BY id', [
    dates.length,
  ]);
  expect(rows.map(({ at }) => at?.toISOString() ?? null)).toEqual(dates.map(([, meant]) => meant));
});
