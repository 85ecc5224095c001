import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CommandHub, openCommandHub, refusal } from '../commands/command-hub.ts';
import type { Running } from '../run-sundog.ts';

interface MadeKey {
  readonly id: string;
  readonly key: string;
  readonly prefix: string;
}
interface ListedKey extends Omit<MadeKey, 'key'> {
  readonly name: string;
  readonly email: string;
  readonly revokedAt: string | null;
}

let hub: CommandHub;
let serving: Running;
let url: string;
beforeAll(async () => {
  hub = await openCommandHub({ seed: 9, world: { clients: 5, tickets: 6_000, assets: 5 } }, [
    '--entities',
    'client,ticket',
    '--sync-every',
    '0',
  ]);
  await hub.run(['sync', '--only', 'client,ticket']);
  serving = hub.start(['serve', '--port', '0']);
  const said = await serving.untilSaid(/The hub is at (\S+)[\s\S]*\/welcome#\S+/, 90);
  url = /The hub is at (\S+)/.exec(said)?.[1] ?? '';
  const token = /\/welcome#(\S+)/.exec(said)?.[1] ?? '';
  const owner = { token, email: 'ana@example.test', displayName: 'Ana', password: 'seven violet kettles hum at dawn' };
  const claimed = await fetch(`${url}/api/v1/first-owner`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(owner),
  });
  expect(claimed.ok, await claimed.text()).toBe(true);
}, 300_000);
afterAll(async () => {
  serving.child.kill('SIGTERM');
  await serving.ended;
  await hub.close();
}, 60_000);

const create = (...args: readonly string[]) =>
  hub.json<MadeKey>(['api-key', 'create', '--for', 'Ana@example.test', '--name', 'grafana', ...args]);
const ask = (key: string, path: string, more: RequestInit = {}) =>
  fetch(`${url}/api/v1/workspaces/1${path}`, {
    ...more,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  });

it('a key is made at the command line, opens what it may and no more, is listed without itself, and is revoked', async () => {
  const { code, answer: made } = await create('--may', 'read-data', '--days', '7');
  expect(code).toBe(0);
  expect((await ask(made.key, '/connections')).status).not.toBe(401);
  expect((await ask(made.key, '/exports')).status).toBe(403);
  const listed = await hub.json<readonly ListedKey[]>(['api-key', 'list']);
  expect(listed.answer).toMatchObject([
    {
      id: made.id,
      prefix: made.prefix,
      name: 'grafana',
      email: 'ana@example.test',
      capabilities: ['read-data'],
      revokedAt: null,
    },
  ]);
  const text = await hub.run(['api-key', 'list']);
  expect(text.out).toContain(made.prefix);
  expect(text.out + JSON.stringify(listed)).not.toContain(made.key);
  expect(await hub.json(['api-key', 'revoke', made.prefix])).toEqual({ code: 0, answer: { revoked: made.id } });
  expect((await ask(made.key, '/connections')).status).toBe(401);
  expect(await hub.run(['api-key', 'revoke', made.prefix])).toMatchObject(refusal(/no such key/));
  const wish = ['api-key', 'create', '--name', 'x'];
  expect(await hub.run([...wish, '--for', 'nobody@example.test', '--may', 'read-data'])).toMatchObject(refusal(/no such person/));
  expect(await hub.run([...wish, '--for', 'ana@example.test', '--may', 'everything'])).toMatchObject({ code: 1 });
}, 300_000);

it('a hub that stops says so first, and is gone within seconds with streams open and exports under way', async () => {
  const { answer: made } = await create('--may', 'read-data,export-data,view-sync');
  for (let waited = 0; (await fetch(`${url}/ready`)).status !== 200 && waited < 60; waited += 1) await delay(500);
  expect(await (await fetch(`${url}/ready`)).json()).toMatchObject({ status: 'ready' });
  const streams = await Promise.all([1, 2, 3].map(() => ask(made.key, '/connections/1/sync/events')));
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200]);
  const question = { sort: 'id', columns: ['id', 'summary'] };
  const order = { method: 'POST', body: JSON.stringify({ entity: 'ticket', format: 'xlsx', question }) };
  const asked = await Promise.all(Array.from({ length: 60 }, () => ask(made.key, '/connections/1/exports', order)));
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([202]));
  const going = (await (await ask(made.key, '/jobs')).json()) as { readonly items: readonly { readonly kind: string }[] };
  expect(going.items.filter(({ kind }) => kind === 'export').length).toBeGreaterThan(2);
  const began = performance.now();
  serving.child.kill('SIGTERM');
  const heard: string[] = [];
  for (let isUp = true; isUp; await delay(10)) {
    const answer = await fetch(`${url}/ready`).catch(() => null);
    isUp = answer !== null;
    if (answer) heard.push(((await answer.json()) as { readonly status: string }).status);
  }
  expect(await serving.ended).toMatchObject({ code: 0 });
  const seconds = (performance.now() - began) / 1000;
  console.info(`serve stopped with 3 streams and ${going.items.length} exports: ${seconds.toFixed(2)} s.`);
  expect(seconds).toBeLessThan(5);
  expect(heard.at(-1)).toBe('stopping');
  for (const stream of streams) await stream.text().catch(() => ''); // cut off, as it has to be
  serving = hub.start(['serve', '--port', '0']);
  url = /at (\S+)/.exec(await serving.untilSaid(/The hub is at \S+/, 90))?.[1] ?? '';
  const { items } = (await (await ask(made.key, '/exports')).json()) as { readonly items: readonly { readonly state: string }[] };
  expect(items.filter(({ state }) => state === 'running' || state === 'waiting')).toEqual([]);
}, 300_000);
