import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CommandHub, openCommandHub, refusal } from './command-hub.ts';

const canary = 'Canary-of-a-ticket-4c1e';

let hub: CommandHub;
beforeAll(async () => {
  hub = await openCommandHub({ seed: 3, world: { clients: 30, tickets: 40, assets: 5 } }, ['--entities', 'client,site,ticket']);
  hub.sandbox.control.edit({ entity: 'ticket', key: 5, changes: { summary: `${canary} summary`, details: canary } });
  expect(await hub.run(['sync'])).toMatchObject({ code: 0 });
}, 300_000);
afterAll(() => hub.close());

const edit = (...options: readonly string[]) => hub.run(['connection', 'edit', 'halo', '--save-with-warnings', ...options]);
const count = async (table: string, where = 'true') => {
  const [row] = await hub.query<{ rows: number }>(`select count(*)::int as rows from mirror.${table} where ${where}`);
  return row?.rows;
};

it('edit --entities keeps what is no longer chosen and says so; with --drop-unchosen it is gone', async () => {
  const sites = await count('site');
  expect(sites).toBeGreaterThan(0);
  const kept = await edit('--entities', 'client,ticket');
  expect(kept).toMatchObject({ said: expect.stringMatching(new RegExp(`Kept ${sites} rows .*\\(site\\).*--drop-unchosen`)) });
  expect(await count('site')).toBe(sites);
  const dropped = await edit('--entities', 'client,ticket', '--drop-unchosen', '--json');
  expect(JSON.parse(dropped.out)).toMatchObject({ saved: true, unchosen: { rows: { site: sites }, areDropped: true } });
  expect(dropped).toMatchObject({ said: expect.stringContaining(`Dropped ${sites} rows`) });
  expect([await count('site'), await count('ticket')]).toEqual([0, 40]);
  const { answer } = await hub.json<readonly { kind: string; counts: object }[]>(['erase', 'list']);
  expect(answer).toMatchObject([{ kind: 'unchosen', counts: { site: sites } }]);
  expect(await edit('--entities', 'clients-and-such')).toMatchObject(refusal(/clients-and-such/));
  expect(await hub.run(['connection', 'edit', 'nobody', '--drop-unchosen'])).toMatchObject(refusal(/nobody/));
}, 300_000);

it('edit --no-ticket-text cuts the text out, no sync brings it back, and --with-ticket-text reads it again', async () => {
  const withText = () =>
    count('ticket', `raw::text like '%${canary}%' or summary like '%${canary}%' or details like '%${canary}%'`);
  expect(await withText()).toBe(1);
  expect(await edit('--no-ticket-text')).toMatchObject({ said: expect.stringMatching(/cut out of \d+ rows; receipt \d+/) });
  expect(await withText()).toBe(0);
  expect(await hub.run(['sync', '--full'])).toMatchObject({ code: 0 });
  expect(await hub.run(['sync', '--record', 'ticket', '5'])).toMatchObject({ code: 0 });
  expect([await withText(), await count('ticket', 'summary is not null')]).toEqual([0, 0]);
  await edit('--with-ticket-text');
  expect(await hub.run(['sync'])).toMatchObject({ code: 0 });
  expect(await withText()).toBe(1);
}, 300_000);

it('drift ends with 2 while a change is open and with 0 once it is acknowledged, and status counts it', async () => {
  const openDrift = async () => {
    const { answer } = await hub.json<{ connections: readonly { openDrift: number }[] }>(['status']);
    return answer.connections[0]?.openDrift;
  };
  expect(await hub.run(['drift'])).toMatchObject({ code: 0, out: expect.stringContaining('No drift') });
  expect(await openDrift()).toBe(0);
  hub.sandbox.control.addFault({
    match: { entity: 'client' },
    fault: 'add-field',
    args: { field: 'brand_new', value: 5 },
    times: 99,
  });
  await hub.run(['sync', '--full', '--entity', 'client']);
  const listed = await hub.json<readonly { id: number; kind: string; field: string }[]>(['drift']);
  expect(listed).toMatchObject({ code: 2, answer: [{ kind: 'new', field: 'brand_new' }] });
  expect(await hub.run(['drift'])).toMatchObject({ code: 2, out: expect.stringContaining('brand_new') });
  expect(await openDrift()).toBe(1);
  expect(await hub.run(['status'])).toMatchObject({ out: expect.stringMatching(/1 field of "halo" .*npx sundog drift/) });

  expect(await hub.run(['drift', 'ack', '999'])).toMatchObject(refusal(/999/));
  expect(await hub.run(['drift', 'ack', 'all'])).toMatchObject(refusal(/whole number/));
  expect(await hub.run(['drift', '--connection', 'nobody'])).toMatchObject(refusal(/nobody/));
  const id = listed.answer[0]?.id;
  expect(await hub.json(['drift', 'ack', String(id)])).toEqual({ code: 0, answer: { acknowledged: [id] } });
  expect(await hub.json(['drift'])).toEqual({ code: 0, answer: [] });
  expect(await openDrift()).toBe(0);
}, 300_000);
