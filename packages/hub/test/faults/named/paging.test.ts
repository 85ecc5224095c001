import type { FaultRule } from '@sundog/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeRandom } from '../seeded-random.ts';
import { type FaultStage, of, openFaultStage } from './fault-stage.ts';

let stage: FaultStage;
beforeEach(async () => {
  stage = await openFaultStage();
});
afterEach(() => stage.close());

it('F18: a page that comes twice is noticed by its count and read again in the same run', async () => {
  stage.plan({ match: { entity: 'ticket', page: 3 }, fault: 'duplicate-page', times: 1 });
  const report = await stage.report();
  expect(of(report, 'ticket')).toMatchObject({ phase: 'done', isComplete: true });
  const [held] = await stage.query<{ rows: number }>('SELECT count(*)::int AS rows FROM mirror.ticket');
  expect(held).toEqual({ rows: 110 });
  await stage.expectWhole();
});

it.each([1, 2, 3, 4])('F19: rows that come, go and change places between pages lose no other row (seed %i)', async (seed) => {
  await stage.report();
  const random = makeRandom(seed);
  const kinds = ['insert-rows', 'delete-rows', 'edit-rows', 'reorder'] as const;
  const moves = [2, 3, 4].map((page): FaultRule => {
    const fault = random.pick(kinds);
    return { match: { entity: 'ticket', page }, fault, args: { entity: 'ticket', count: random.between(1, 4) }, times: 1 };
  });
  stage.plan(...moves);
  await stage.report();
  expect(stage.sandbox.control.strikes()).toHaveLength(3);
  await stage.expectWhole();
});

it.each(['over', 'under', 'missing', 'text', 'changing', 0])(
  'F20: a count that says "%s" ends no list early and none never',
  async (says) => {
    stage.plan({ match: { entity: 'ticket' }, fault: 'record-count', args: { says }, times: 1_000 });
    await stage.report();
    expect(stage.sandbox.control.requests().length).toBeLessThan(80);
    const [held] = await stage.query<{ rows: number }>('SELECT count(*)::int AS rows FROM mirror.ticket');
    expect(held).toEqual({ rows: 110 });
    await stage.expectWhole();
  },
);

it('F21: pages smaller than asked for are followed to the last row', async () => {
  stage.plan({ match: { entity: 'ticket' }, fault: 'cap-page', args: { size: 7 }, times: 1_000 });
  expect(of(await stage.report(), 'ticket')).toMatchObject({ rowsRead: 110, isComplete: true });
  await stage.expectWhole();
});

it('F22: a bare array is read', async () => {
  stage.plan({ match: { entity: 'client' }, fault: 'bare-array', times: 1_000 });
  expect(of(await stage.report(), 'client')).toMatchObject({ phase: 'done', rowsRead: 8 });
  await stage.expectWhole();
});

it('F22: rows under a key that nobody knows are read where they are the only list', async () => {
  stage.plan({ match: { entity: 'client' }, fault: 'unknown-key', args: { key: 'd' }, times: 1_000 });
  expect(of(await stage.report(), 'client')).toMatchObject({ phase: 'done', rowsRead: 8 });
  await stage.expectWhole();
});

it('F22: an answer that is no list fails that entity by its shape, and quotes no value', async () => {
  const body = { outcome: { customer: 'Contoso Confidential' } };
  stage.plan({ match: { entity: 'client' }, fault: 'status', args: { status: 200, body }, times: 1_000 });
  const client = of(await stage.report(), 'client');
  expect(client).toMatchObject({ phase: 'failed', errorCode: 'unexpected-shape' });
  expect(client.message).not.toContain('Contoso');
  await stage.expectWhole();
});
