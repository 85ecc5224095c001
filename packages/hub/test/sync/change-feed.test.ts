import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openSandboxMirror, type SandboxMirror } from './sandbox-mirror.ts';

let mirror: SandboxMirror;

beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 5, world: { assets: 1_100, tickets: 10 } });
  await mirror.sync({ only: ['asset'], full: true });
});
afterAll(() => mirror.close());
beforeEach(() => mirror.sandbox.control.clearRequests());

const poll = async () => {
  const report = await mirror.sync({ only: ['asset'] });
  expect(report.outcome).toBe('complete');
  return report;
};
const asked = () =>
  mirror.sandbox.control.requests().flatMap(({ method, path }) => (method === 'GET' && path.startsWith('asset') ? [path] : []));
const numberOf = async (id: number) => {
  const [row] = await mirror.query<{ number: string; gone: boolean }>(
    'SELECT inventory_number AS number, deleted_at IS NOT NULL AS gone FROM mirror.asset WHERE id = $1',
    [id],
  );
  return row;
};
/** As a person does it in Halo: the feed tells. */
const change = (key: number, text: string) =>
  mirror.sandbox.control.edit({ entity: 'asset', key, changes: { inventory_number: text } });

it('asks the feed alone while nothing changed', async () => {
  const report = await poll();
  expect(asked()).toEqual(['assetchange']);
  expect(report).toMatchObject({ rowsRead: 0, rowsWritten: 0, requests: 1 });
});

it('reads the records that the feed names, and no others', async () => {
  change(7, 'PC-RENAMED');
  mirror.sandbox.control.edit({ entity: 'asset', key: 9, delete: true });
  const report = await poll();
  expect(asked().sort()).toEqual(['asset/7', 'asset/9', 'assetchange']);
  expect(report).toMatchObject({ rowsRead: 1, requests: 3 });
  expect(await numberOf(7)).toEqual({ number: 'PC-RENAMED', gone: false });
  expect((await numberOf(9))?.gone).toBe(true);

  await poll();
  expect(asked().filter((path) => path !== 'assetchange')).toHaveLength(2);
});

it('leaves what no feed tells to the full pass', async () => {
  mirror.sandbox.control.edit({ entity: 'asset', key: 11, changes: { inventory_number: 'SILENT' }, silent: true });
  await poll();
  expect((await numberOf(11))?.number).not.toBe('SILENT');
  await mirror.sync({ only: ['asset'], full: true });
  expect((await numberOf(11))?.number).toBe('SILENT');
});

it('reads the list where the feed names more than that costs, and goes on from there', async () => {
  for (let id = 20; id < 30; id += 1) change(id, `MANY-${id}`);
  const report = await poll();
  expect(asked().filter((path) => path === 'asset').length).toBeGreaterThan(1);
  expect(report.entities[0]?.kind).toBe('full');
  expect((await numberOf(29))?.number).toBe('MANY-29');

  mirror.sandbox.control.clearRequests();
  await poll();
  expect(asked()).toEqual(['assetchange']);
});

it.each([
  ['it is refused', { fault: 'status', args: { status: 403 } }],
  ['its entries do not say what changed', { fault: 'drop-field', args: { field: 'asset_id' } }],
] as const)('reads the list where the feed is of no use: %s', async (_why, fault) => {
  mirror.sandbox.control.addFault({ match: { path: '^assetchange$' }, ...fault, times: 5 });
  const report = await poll();
  mirror.sandbox.control.clearFaults();
  expect(asked()).toContain('asset');
  expect(report.entities[0]).toMatchObject({ kind: 'full', isComplete: true });
});
