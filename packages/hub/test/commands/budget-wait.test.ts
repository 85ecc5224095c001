import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CommandHub, openCommandHub } from './command-hub.ts';

let hub: CommandHub;
beforeAll(async () => {
  hub = await openCommandHub({ seed: 3, world: { clients: 12, tickets: 20, assets: 5 } }, ['--entities', 'client']);
}, 300_000);
afterAll(() => hub.close());

const waits = /Waiting for room in the request budget \(--request-limit\) until (\d\d:\d\d:\d\d) UTC, .+ from now\.\n/g;

it('check and connect say that they wait for the request budget, and until when', async () => {
  const { url, tenant, clientId, clientSecret } = hub.sandbox;
  // What the first check sent counts for five minutes.
  const where = ['--url', url, '--tenant', tenant, '--client-id', clientId, '--allow-private-host', '--request-limit', '3'];
  const connect = hub.start(['connect', '--name', 'second', '--no-sync', ...where], { SUNDOG_CLIENT_SECRET: clientSecret });
  const said = await connect.untilSaid(new RegExp(waits.source), 60);
  const until = Date.parse(`${new Date().toISOString().slice(0, 10)}T${said.slice(-100).match(/\d\d:\d\d:\d\d/)?.[0]}Z`);
  const ahead = (until - Date.now() + 86_400_000) % 86_400_000;
  expect(ahead).toBeGreaterThan(1_000);
  expect(ahead).toBeLessThanOrEqual(302_000);
  connect.child.kill('SIGTERM');
  const ended = await connect.ended;
  expect(ended).toMatchObject({ code: 130, out: '' });
  expect(ended.said.match(waits)).toHaveLength(1);

  const unhurried = await hub.run(['check', 'halo', '--json']);
  expect(unhurried.said).not.toMatch(waits);
  expect(JSON.parse(unhurried.out)).toMatchObject({ connection: 'halo' });
}, 300_000);
