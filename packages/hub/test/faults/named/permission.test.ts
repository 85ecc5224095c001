import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FaultStage, of, openFaultStage, phases } from './fault-stage.ts';

let stage: FaultStage;
beforeEach(async () => {
  stage = await openFaultStage();
});
afterEach(() => stage.close());

const tombstones = async (entity: string) =>
  (await stage.query(`SELECT 1 FROM mirror.${entity} WHERE deleted_at IS NOT NULL`)).length;

it('F05: an area that is denied in the middle of its list is "no permission", the others complete, and nothing is called gone', async () => {
  await stage.report();
  stage.sandbox.control.edit({ entity: 'asset', key: 3, delete: true });
  stage.plan({ match: { entity: 'asset', page: 2 }, fault: 'deny-area', args: { area: 'Assets' } });
  const report = await stage.report();
  expect(report.outcome).toBe('partial');
  expect(phases(report)).toEqual({ client: 'done', site: 'done', user: 'done', asset: 'no-permission', ticket: 'done' });
  expect(await tombstones('asset')).toBe(0);
  expect(await stage.stateOf('asset')).toMatchObject({ state: 'no-permission', message: expect.any(String) });
  await stage.expectWhole();
});

it('F06: clients that vanish from the lists in the middle without an error take no row along, and a person is told', async () => {
  await stage.report();
  stage.plan({ match: { entity: 'ticket', page: 2 }, fault: 'hide-clients', args: { keep: 1 } });
  await stage.report();
  // And everything is hidden from the beginning in the next.
  const report = await stage.report();
  expect(of(report, 'ticket')).toMatchObject({
    tombstoned: 0,
    errorCode: 'suspect-shrink',
    message: expect.stringContaining('confirm-deletions'),
  });
  expect(await stage.stateOf('ticket')).toMatchObject({ state: 'suspect', is_complete: false });
  expect(await tombstones('ticket')).toBe(0);
  await stage.expectWhole();
});
