import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret } from '../../src/foundation/secret.ts';
import { openAccess, type TestAccess } from '../access/open-access.ts';

let access: TestAccess;
let imitated: Sandbox;
let real: Sandbox;
beforeAll(async () => {
  [access, imitated, real] = await Promise.all([
    openAccess(),
    startSandbox({ seed: 3, world: { clients: 10, tickets: 20, assets: 5 } }),
    startSandbox({ seed: 4, world: { clients: 10, tickets: 20, assets: 5 } }),
  ]);
}, 120_000);
afterAll(async () => {
  await access.close();
  await imitated.close();
  await real.close();
});

const typed = (sandbox: Sandbox, name: string) => ({
  name,
  url: sandbox.url,
  tenant: sandbox.tenant,
  clientId: sandbox.clientId,
  allowPrivateHost: true,
  requestLimit: 100_000,
  saveWith: 'warnings' as const,
});

it('the demonstration ends with the first real HaloPSA: its connection, its rows and its grants, and owners see the new one', async () => {
  const { main } = access.house;
  const demo = await main.connect({ ...typed(imitated, 'demo'), secret: new Secret(imitated.clientSecret), isSandbox: true });
  await main.sync({ connection: 'demo', only: ['client'] });
  const countClients = async () =>
    (
      await access.store.inWorkspace(1, (db) =>
        db.client.query<{ rows: number }>('SELECT count(*) AS rows FROM mirror.client WHERE connection_id = $1', [
          demo.connectionId,
        ]),
      )
    ).rows[0]?.rows;
  expect(await countClients()).toBeGreaterThan(5);

  // An imitated one beside it ends nothing.
  await main.connect({ ...typed(imitated, 'second'), secret: new Secret(imitated.clientSecret), isSandbox: true });
  expect((await main.listConnections()).map(({ name }) => name)).toEqual(['demo', 'second']);

  const { cookie } = await access.person('admin@example.test', 'admin');
  const owner = await access.person('owner@example.test', 'owner');
  const answer = await access.ask('POST', '/workspaces/1/connections', {
    cookie,
    body: { ...typed(real, 'acme'), secret: real.clientSecret },
  });
  expect(answer.text).toContain('"saved":true');
  expect((await main.listConnections()).map(({ name }) => name)).toEqual(['acme']);
  expect(await countClients()).toBe(0);
  for (const who of [cookie, owner.cookie]) {
    const seen = await access.ask('GET', '/workspaces/1/connections', { cookie: who });
    expect(seen.json<{ items: { name: string }[] }>().items.map(({ name }) => name)).toEqual(['acme']);
  }
  const removed = await main.audit.list({ filter: { verbs: ['connection.remove'] } });
  expect(removed.records.map(({ actor }) => actor)).toEqual(['person:admin@example.test', 'person:admin@example.test']);
}, 120_000);
