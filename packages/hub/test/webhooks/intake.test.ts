import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreatedWebhook } from '../../src/features/webhooks/created-webhook.ts';
import { WebhookNotFoundError } from '../../src/foundation/errors/webhook-not-found.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { type Intake, openIntake } from './open-intake.ts';

let mirror: SandboxMirror;
let intake: Intake;
let hook: CreatedWebhook;
let otherHook: CreatedWebhook;

beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 5, world: { tickets: 60 } });
  intake = await openIntake(mirror);
  await mirror.sync({ only: ['ticket'], full: true });
  hook = await intake.desk.create({ connectionId: mirror.connectionId });
  const address = { resourceServer: 'https://b.example/api', authServer: 'https://b.example/auth', tenant: 'b' };
  const other = await mirror.store.inWorkspace(1, (db) =>
    insertConnection(db, { name: 'other', url: 'https://b.example', ...address, clientId: 'b' }),
  );
  otherHook = await intake.desk.create({ connectionId: other.id });
}, 60_000);
afterAll(async () => {
  await intake.close();
  await mirror.close();
});

interface Call {
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const basic = (secret: string) => `Basic ${Buffer.from(`sundog:${secret}`).toString('base64')}`;
const told = (id: number, more: object = {}) =>
  JSON.stringify({ id: randomUUID(), event: 'Ticket Updated', object_id: id, ticket: { id }, ...more });

async function post({ url = hook.url, headers = {}, body = told(1) }: Call): Promise<{ status: number; text: string }> {
  const all = { 'content-type': 'application/json', authorization: basic(hook.secret.reveal()), ...headers };
  const answer = await fetch(url, {
    method: 'POST',
    headers: Object.fromEntries(Object.entries(all).filter(([, v]) => v !== '')),
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

const countKept = async () => {
  const [row] = await mirror.query<{ kept: number }>('SELECT count(*)::int AS kept FROM hub.webhook_delivery');
  return row?.kept ?? 0;
};

describe('who may tell of changes', () => {
  it('lets in the secret as Basic, Bearer or API key', async () => {
    const secret = hook.secret.reveal();
    for (const headers of [{}, { authorization: `Bearer ${secret}` }, { authorization: '', 'x-api-key': secret }])
      expect((await post({ headers })).status).toBe(200);
  });

  it('answers a wrong secret, none, a foreign one and an address that is not there alike, and keeps nothing', async () => {
    const before = await countKept();
    const nowhere = hook.url.replace(/[a-z0-9]{24}$/, 'a'.repeat(24));
    const secret = hook.secret.reveal();
    const answers = [
      await post({ headers: { authorization: basic('wrong') } }),
      await post({ headers: { authorization: basic(`${secret}x`) } }),
      await post({ headers: { authorization: basic(secret.slice(0, -1)) } }),
      await post({ headers: { authorization: basic(secret.toUpperCase()) } }),
      await post({ headers: { authorization: '' } }),
      await post({ headers: { authorization: 'Basic %%%' } }),
      // The secret belongs into a header: addresses end up in logs.
      await post({ url: `${hook.url}?secret=${secret}&x-api-key=${secret}`, headers: { authorization: '' } }),
      await post({ url: nowhere }),
      await post({ headers: { authorization: basic(otherHook.secret.reveal()) } }),
      await post({ url: otherHook.url }),
      // Refused before the body is looked at.
      await post({ headers: { authorization: basic('wrong'), 'content-type': 'multipart/form-data; boundary=x' } }),
      await post({ headers: { authorization: basic('wrong') }, body: 'x'.repeat(300_000) }).catch(() => null),
    ];
    for (const answer of answers.slice(0, -1)) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(401);
    expect(answers.at(-1)?.status ?? 401).toBe(401);
    expect(await countKept()).toBe(before);
  });

  it('takes the new secret at once after a rotation, and the old one for as long as was said', async () => {
    const made = await intake.desk.create({ connectionId: mirror.connectionId, name: 'turning' });
    const call = (secret: string) => post({ url: made.url, headers: { authorization: basic(secret) } });
    const rotated = await intake.desk.rotate({ connectionId: mirror.connectionId, name: 'turning' });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await call(made.secret.reveal())).status).toBe(200);
    expect((await call(rotated.secret.reveal())).status).toBe(200);
    const last = await intake.desk.rotate({ connectionId: mirror.connectionId, name: 'turning', graceMinutes: 0 });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await call(made.secret.reveal())).status).toBe(401);
    expect((await call(rotated.secret.reveal())).status).toBe(401);
    expect((await call(last.secret.reveal())).status).toBe(200);
    await intake.desk.remove({ connectionId: mirror.connectionId, name: 'turning' });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await call(last.secret.reveal())).status).toBe(401);
    await expect(intake.desk.rotate({ connectionId: mirror.connectionId, name: 'turning' })).rejects.toThrow(
      WebhookNotFoundError,
    );
  });

  it('keeps no secret and leaves an audit row of each act', async () => {
    const rows = await mirror.query<{ verb: string; detail: unknown }>(
      "SELECT verb, detail FROM hub.audit_event WHERE verb LIKE 'webhook.%'",
    );
    expect(rows.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['webhook.create', 'webhook.rotate', 'webhook.remove']));
    expect(JSON.stringify(rows)).not.toContain(hook.secret.reveal());
    const hooks = await mirror.query('SELECT h::text AS text FROM hub.webhook h');
    expect(JSON.stringify(hooks)).not.toContain(hook.secret.reveal());
    expect(JSON.stringify(await intake.desk.list(null))).not.toContain(hook.secret.reveal());
  });
});

describe('what may be told', () => {
  it.each([
    [
      'multipart',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
    ],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'ticket[id]=1'],
    ['text', { 'content-type': 'text/plain' }, told(1)],
    ['another JSON', { 'content-type': 'application/jsonp' }, told(1)],
  ])('refuses %s, whatever its text is', async (_what, headers, body) => {
    const before = await countKept();
    expect((await post({ headers, body })).status).toBe(415);
    expect(await countKept()).toBe(before);
  });

  it('refuses what is no JSON, and what is larger than 256 KB', async () => {
    const before = await countKept();
    expect((await post({ body: '{"id": 1' })).status).toBe(400);
    expect((await post({ body: '' })).status).toBe(400);
    expect((await post({ body: JSON.stringify({ text: 'x'.repeat(256 * 1024) }) })).status).toBe(413);
    expect(await countKept()).toBe(before);
  });

  it('keeps and ignores, with its reason, what names nothing that is synced', async () => {
    const bodies = [
      { id: randomUUID(), event: 'Moon Phase Changed', object_id: 3 },
      { id: randomUUID(), event: 'Ticket\u0000 Updated', ticket: { id: '1; drop table' } },
      { id: randomUUID(), event: 'Priority Changed', priority: { id: 1, priorityid: 1 } },
      JSON.parse('{"__proto__": {"ticket": {"id": 1}}, "constructor": {"prototype": {"id": 2}}}'),
      5,
      null,
    ];
    const before = await countKept();
    for (const body of bodies) expect((await post({ body: JSON.stringify(body) })).status).toBe(200);
    const rows = await mirror.query<{ state: string; reason: string | null }>(
      'SELECT state, reason FROM hub.webhook_delivery ORDER BY id DESC LIMIT $1',
      [bodies.length],
    );
    expect(await countKept()).toBe(before + bodies.length);
    for (const row of rows) expect(row).toEqual({ state: 'ignored', reason: expect.stringMatching(/\w/) });
  });

  it('takes a batch of several', async () => {
    const before = await countKept();
    const body = `[${told(3)},${told(4)},${told(5)}]`;
    expect((await post({ body })).status).toBe(200);
    expect(await countKept()).toBe(before + 3);
  });

  it('says 503 and not 200 while it cannot be made durable', async () => {
    const broken = await openIntake(mirror);
    const own = await broken.desk.create({ connectionId: mirror.connectionId, name: 'broken' });
    const headers = { authorization: basic(own.secret.reveal()) };
    expect((await post({ url: own.url, headers })).status).toBe(200);
    await broken.closeIntake();
    expect((await post({ url: own.url, headers })).status).toBe(503);
    expect(broken.logged).toHaveLength(1);
    await broken.close();
  });
});

describe('what is told again', () => {
  it('is counted where it has an id, fifty times at once', async () => {
    await intake.drain();
    const before = await countKept();
    const body = told(8);
    const answers = await Promise.all(Array.from({ length: 50 }, () => post({ body })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await countKept()).toBe(before + 1);
    const [row] = await mirror.query('SELECT times, state FROM hub.webhook_delivery ORDER BY id DESC LIMIT 1');
    expect(row).toEqual({ times: 50, state: 'received' });
    expect(await intake.drain()).toMatchObject({ records: 1 });
    await post({ body });
    expect(await intake.drain()).toMatchObject({ records: 0 });
  });

  it('is acted on again where it has none, or another text under the same id', async () => {
    const nameless = JSON.stringify({ event: 'Ticket Updated', object_id: 9 });
    const id = randomUUID();
    for (const body of [nameless, nameless, told(9, { id }), told(9, { id, note: 'other' })]) {
      expect((await post({ body })).status).toBe(200);
      expect(await intake.drain()).toMatchObject({ records: 1 });
    }
  });
});

it('believes nothing of what it is told: the record is read from HaloPSA', async () => {
  const { control } = mirror.sandbox;
  control.edit({ entity: 'ticket', key: 12, changes: { summary: 'as it is' } });
  await post({ body: told(12, { ticket: { id: 12, summary: 'as it is told' } }) });
  expect(await intake.drain()).toMatchObject({ records: 1 });
  expect(await mirror.query('SELECT summary FROM mirror.ticket WHERE id = 12')).toEqual([{ summary: 'as it is' }]);
});

it('leaves due what HaloPSA does not answer for, and reads it later', { timeout: 60_000 }, async () => {
  const { control } = mirror.sandbox;
  await intake.drain();
  control.addFault({ match: { path: '^tickets/13$' }, fault: 'status', args: { status: 500 }, times: 20 });
  await post({ body: told(13) });
  const report = await intake.drain();
  control.clearFaults();
  expect(report).toMatchObject({ records: 0, postponed: 1 });
  const read = async () => (await mirror.query('SELECT state, tries FROM hub.webhook_delivery ORDER BY id DESC LIMIT 1'))[0];
  expect(await read()).toEqual({ state: 'received', tries: 1 });
  await mirror.query("UPDATE hub.webhook_delivery SET due_at = now() - interval '1 s' WHERE state = 'received'");
  expect(await intake.drain()).toMatchObject({ records: 1 });
  expect(await read()).toEqual({ state: 'read', tries: 1 });
});
