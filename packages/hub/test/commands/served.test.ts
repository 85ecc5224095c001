import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Running } from '../run-sundog.ts';
import { type CommandHub, openCommandHub, refusal } from './command-hub.ts';

interface Hook {
  readonly url: string;
  readonly secret: string;
  readonly header: string;
}

let hub: CommandHub;
let serving: Running;
let environment: { SUNDOG_PUBLIC_URL: string };
beforeAll(async () => {
  hub = await openCommandHub({ seed: 3, world: { clients: 12, tickets: 20, assets: 5 } }, [
    '--entities',
    'client,ticket',
    '--sync-every',
    '0',
  ]);
  // Where the scheduled backups should go stands a file.
  const inTheWay = join(hub.dataDir, 'in-the-way');
  await writeFile(inTheWay, '');
  await hub.run(['backup-schedule', 'set', '--every', '1', '--keep', '2', '--to', join(inTheWay, 'backups')]);
  serving = hub.start(['serve', '--port', '0']);
  const [, url = ''] = /at (\S+)/.exec(await serving.untilSaid(/The hub is at \S+/, 60)) ?? [];
  environment = { SUNDOG_PUBLIC_URL: url };
}, 300_000);
afterAll(async () => {
  serving.child.kill('SIGTERM');
  await serving.ended;
  await hub.close();
}, 60_000);

let sent = 0;
async function statusOf(hook: Hook, header = hook.header): Promise<number> {
  sent += 1;
  const body = JSON.stringify({ id: `delivery-${sent}`, event: 'Ticket Updated', object_id: 5, ticket: { id: 5 } });
  const headers = { 'content-type': 'application/json', authorization: header };
  return (await fetch(hook.url, { method: 'POST', headers, body })).status;
}
const hook = async (...args: readonly string[]) => {
  const { code, answer } = await hub.json<Hook>(['webhook', ...args], environment);
  expect(code).toBe(0);
  return answer;
};

it('a webhook is made, listed, gets another secret and is removed, and the door goes by that at once', async () => {
  expect(await hub.run(['webhook', 'create'])).toMatchObject(refusal(/SUNDOG_PUBLIC_URL/));
  expect(await hub.run(['webhook', 'create', '--connection', 'nobody'], environment)).toMatchObject(refusal(/nobody/));
  const made = await hook('create', '--name', 'tickets');
  expect(await hub.run(['webhook', 'create', '--name', 'Tickets'], environment)).toMatchObject(
    refusal(/already a webhook "Tickets"/),
  );
  expect(await statusOf(made)).toBe(200);

  const turned = await hook('rotate', 'tickets');
  expect([turned.url, turned.secret === made.secret]).toEqual([made.url, false]);
  expect([await statusOf(turned), await statusOf(made)]).toEqual([200, 200]);
  const atOnce = await hook('rotate', 'tickets', '--at-once');
  expect([await statusOf(atOnce), await statusOf(turned), await statusOf(made)]).toEqual([200, 401, 401]);
  expect(await hub.run(['webhook', 'rotate', 'invoices'], environment)).toMatchObject(refusal(/no webhook "invoices"/));

  const listed = await hub.json<readonly { name: string; received: number; read: number; failed: number }[]>(['webhook', 'list']);
  expect(listed).toMatchObject({ code: 0, answer: [{ name: 'tickets', failed: 0 }] });
  const text = await hub.run(['webhook', 'list'], environment);
  expect(text).toMatchObject({ code: 0, out: expect.stringContaining(made.url) });
  for (const { secret } of [made, turned, atOnce]) expect(text.out + JSON.stringify(listed)).not.toContain(secret);

  expect(await hub.run(['webhook', 'remove', 'invoices'])).toMatchObject(refusal(/no webhook "invoices"/));
  expect(await hub.json(['webhook', 'remove', 'tickets'])).toMatchObject({ code: 0, answer: { removed: 'tickets' } });
  expect(await statusOf(atOnce)).toBe(401);
  expect(await hub.json(['webhook', 'list'])).toEqual({ code: 0, answer: [] });
}, 300_000);

it('a scheduled backup that failed shows in status, as text and as JSON', async () => {
  type Status = { readonly backups: { readonly lastError: string | null; readonly lastSuccessAt: string | null } };
  let status = await hub.json<Status>(['status']);
  for (let waited = 0; status.answer.backups.lastError === null && waited < 30; waited += 1) {
    await delay(500);
    status = await hub.json<Status>(['status']);
  }
  expect(status).toMatchObject({
    code: 2,
    answer: { backups: { everyHours: 1, lastError: expect.any(String), lastSuccessAt: null } },
  });
  const text = await hub.run(['status']);
  expect(text).toMatchObject({
    code: 2,
    out: expect.stringMatching(/! The last scheduled backup failed: .+ Last good one: never\./),
  });
  expect(await hub.run(['backup-schedule', 'set', '--every', '0', '--keep', '2', '--to', 'x'])).toMatchObject(
    refusal(/whole number/),
  );
  expect(await hub.run(['backup-schedule', 'clear'])).toMatchObject({ code: 0 });
  expect(await hub.json(['status'])).toMatchObject({ answer: { backups: null } });
}, 300_000);

it('a port that is taken, or is none, is said with what to do', async () => {
  const taken = new URL(environment.SUNDOG_PUBLIC_URL).port;
  expect(await hub.run(['serve', '--port', taken])).toMatchObject(refusal(/is taken/));
  expect(await hub.run(['serve', '--port', '70000'])).toMatchObject(refusal(/whole number from 0 to 65535/));
}, 60_000);
