import { createHmac, timingSafeEqual } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editChannel } from '../../src/features/channels/edit-channel.ts';
import { listChannels } from '../../src/features/channels/list-channels.ts';
import { resendDelivery } from '../../src/features/channels/resend-delivery.ts';
import { rotateChannel } from '../../src/features/channels/rotate-channel.ts';
import { type HttpReceiver, type Received, startHttpReceiver } from './http-receiver.ts';
import { type OpenChannels, openChannels } from './open-channels.ts';

const minute = 60_000;
const hour = 60 * minute;

let channels: OpenChannels;
let receiver: HttpReceiver;

beforeEach(async () => {
  channels = await openChannels();
  receiver = await startHttpReceiver();
});
afterEach(async () => {
  await receiver.close();
  await channels.database.close();
});

/** What docs/channels.md tells a receiver to do. */
function isSigned({ headers, body }: Pick<Received, 'headers' | 'body'>, secret: string, now: Date): boolean {
  const timestamp = String(headers['webhook-timestamp']);
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = createHmac('sha256', key)
    .update(`${String(headers['webhook-id'])}.${timestamp}.${body}`)
    .digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((one) => Buffer.from(one.replace(/^v1,/, ''), 'base64'))
    .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted));
}

const idOf = (request: Received | undefined) => String(request?.headers['webhook-id']);

describe('a signed webhook', () => {
  it('gets a CloudEvent that its secret proves, and nobody else’s', async () => {
    const { signingSecret } = await channels.add({ url: `${receiver.url}/hook?token=canary` });
    const secret = signingSecret?.reveal() ?? '';
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await channels.tell({ meaning: 'Nothing is read.', causes: ['HaloPSA did not answer'], remedy: 'Look.', connectionId: 3 });
    expect(await channels.drain()).toEqual({ sent: 1, failed: 0, givenUp: 0 });
    const [request] = receiver.received;
    if (!request) throw new Error('nothing came');
    expect(request).toMatchObject({
      path: '/hook?token=canary',
      headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
    });
    expect(JSON.parse(request.body)).toEqual({
      specversion: '1.0',
      id: idOf(request),
      source: 'https://sundog.example.test',
      type: 'sundog.alarm.opened',
      time: '2026-11-21T12:00:00.000Z',
      subject: 'alarm 1',
      datacontenttype: 'application/json',
      data: {
        at: '2026-11-21T12:00:00.000Z',
        severity: 'fail',
        title: 'Something that should happen does not',
        sentence: 'Reading of "acme" is late (1).',
        meaning: 'Nothing is read.',
        causes: ['HaloPSA did not answer'],
        remedy: 'Look.',
        connectionId: 3,
        link: 'https://sundog.example.test',
      },
    });
    expect(isSigned(request, secret, channels.now())).toBe(true);
    expect(isSigned(request, `whsec_${Buffer.alloc(32).toString('base64')}`, channels.now())).toBe(false);
    expect(isSigned({ ...request, body: `${request.body} ` }, secret, channels.now())).toBe(false);
    const [delivery] = await channels.deliveries();
    expect(delivery).toMatchObject({
      id: idOf(request),
      state: 'sent',
      attempts: 1,
      responseStatus: 200,
      requestBytes: Buffer.byteLength(request.body),
      responseBytes: 2,
      lastError: null,
    });
  });

  it('is signed with both secrets while a rotation lasts, and then with the new one alone', async () => {
    const former = (await channels.add({ url: receiver.url })).signingSecret?.reveal() ?? '';
    const rotated = await rotateChannel(channels.deps, { channel: 'ops', graceMinutes: 60 });
    const secret = rotated.signingSecret.reveal();
    expect(secret).not.toBe(former);
    await channels.tell();
    await channels.drain();
    channels.pass(61 * minute);
    await channels.tell();
    await channels.drain();
    const proofs = receiver.received.map((one) => {
      const sent = new Date(Number(one.headers['webhook-timestamp']) * 1000);
      return [isSigned(one, former, sent), isSigned(one, secret, sent)];
    });
    expect(proofs).toEqual([
      [true, true],
      [false, true],
    ]);
  });
});

describe('a receiver that fails', () => {
  it('is tried again with the same id, later and later, and gets everything in its order once it is well', async () => {
    await channels.add({ url: receiver.url });
    receiver.answer = () => ({ status: 503 });
    await channels.tell({ about: 'alarm 1', key: 'opened' });
    channels.pass(1000);
    await channels.tell({ about: 'alarm 1', key: 'cleared', sentence: 'It is over.' });
    expect(await channels.drain()).toEqual({ sent: 0, failed: 1, givenUp: 0 });
    expect(await channels.drain()).toEqual({ sent: 0, failed: 0, givenUp: 0 });
    channels.pass(minute);
    expect(await channels.drain()).toMatchObject({ failed: 1 });
    channels.pass(minute);
    expect(await channels.drain()).toMatchObject({ failed: 0 });
    expect(await listChannels(channels.deps)).toMatchObject([
      { failingSince: expect.any(Date), lastError: 'The receiver failed (503).', deliveries: { failed: 1, queued: 1 } },
    ]);
    receiver.answer = () => ({ status: 204, text: '' });
    channels.pass(minute);
    expect(await channels.drain()).toEqual({ sent: 2, failed: 0, givenUp: 0 });
    expect(await listChannels(channels.deps)).toMatchObject([{ failingSince: null, lastError: null }]);
    const ids = receiver.received.map(idOf);
    expect(ids.slice(0, 3)).toEqual([ids[0], ids[0], ids[0]]);
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.sentence).at(-1)).toBe('It is over.');
    expect(new Set(ids).size).toBe(2);
  });

  it('is left alone for as long as it asks', async () => {
    await channels.add({ url: receiver.url });
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': '1800' } });
    await channels.tell();
    await channels.drain();
    channels.pass(29 * minute);
    expect(await channels.drain()).toMatchObject({ failed: 0 });
    channels.pass(2 * minute);
    expect(await channels.drain()).toMatchObject({ failed: 1 });
  });

  it('is given up after three days and switched off, and the other channels say so', { timeout: 120_000 }, async () => {
    await channels.add({ name: 'deaf', url: `${receiver.url}/deaf` });
    await channels.add({ name: 'well', url: `${receiver.url}/well` });
    receiver.answer = ({ path }) => ({ status: path === '/deaf' ? 500 : 200 });
    await channels.tell();
    let tries = 0;
    for (let passed = 0; passed < 74 * hour; passed += 30 * minute) {
      tries += (await channels.drain()).failed;
      channels.pass(30 * minute);
    }
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(25);
    const told = receiver.received.filter(({ path }) => path === '/well').map(({ body }) => JSON.parse(body));
    expect(told.map(({ type }) => type)).toEqual(['sundog.alarm.opened', 'sundog.channel.disabled']);
    expect(told.at(-1).data.sentence).toBe(
      'The channel "deaf" was switched off: Nothing got through for three days. The receiver failed (500).',
    );
    expect(await listChannels(channels.deps)).toMatchObject([
      { name: 'deaf', isEnabled: false, disabledReason: expect.stringContaining('three days'), deliveries: { 'given-up': 1 } },
      { name: 'well', isEnabled: true },
    ]);
    expect(await channels.tell()).toBe(1);
    receiver.answer = () => ({ status: 200 });
    await editChannel(channels.deps, { channel: 'deaf', isEnabled: true });
    const given = (await channels.deliveries()).find(({ state }) => state === 'given-up');
    await resendDelivery(channels.deps, { id: given?.id ?? '' });
    await channels.drain();
    expect(receiver.received.filter(({ path }) => path === '/deaf').map(idOf)).toContain(given?.id);
    expect(receiver.received.at(-1)?.path).toMatch(/deaf|well/);
    expect((await channels.deliveries()).find(({ id }) => id === given?.id)).toMatchObject({ state: 'sent' });
  });

  it('is not followed where it sends on to another address', async () => {
    const inner = await startHttpReceiver();
    await channels.add({ url: receiver.url });
    receiver.answer = () => ({ status: 307, headers: { location: inner.url } });
    await channels.tell();
    expect(await channels.drain()).toMatchObject({ failed: 1 });
    expect(inner.received).toEqual([]);
    expect((await channels.deliveries())[0]).toMatchObject({
      responseStatus: 307,
      lastError: expect.stringContaining('not followed'),
    });
    await inner.close();
  });
});

describe('two drains at once', () => {
  it('send each message once', async () => {
    await channels.add({ url: receiver.url });
    for (let made = 0; made < 8; made += 1) await channels.tell();
    await Promise.all([channels.drain(), channels.drain(), channels.drain()]);
    await channels.drain();
    expect(receiver.received.map(idOf).sort()).toEqual([...new Set(receiver.received.map(idOf))].sort());
    expect(receiver.received).toHaveLength(8);
  });
});

describe('a flood', () => {
  it('of more than ten at once is one digest that names them', async () => {
    await channels.add({ url: receiver.url });
    for (let made = 0; made < 40; made += 1) await channels.tell();
    expect(await channels.drain()).toMatchObject({ sent: 1 });
    const [digest] = receiver.received.map(({ body }) => JSON.parse(body));
    expect(digest).toMatchObject({
      type: 'sundog.digest',
      data: { total: 40, sentence: expect.stringContaining('40 messages') },
    });
    expect(digest.data.items).toHaveLength(20);
    const listed = await channels.deliveries();
    expect(listed.filter(({ state }) => state === 'bundled')).toHaveLength(40);
    expect(new Set(listed.flatMap(({ digestId }) => digestId ?? []))).toEqual(new Set([digest.id]));
  });

  it('of more than ten in five minutes lets ten through and bundles the others, once per five minutes', async () => {
    await channels.add({ url: receiver.url });
    for (let made = 0; made < 60; made += 1) {
      await channels.tell();
      await channels.drain();
      channels.pass(4_000);
    }
    const types = receiver.received.map(({ body }) => JSON.parse(body).type);
    expect(types.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'sundog.alarm.opened'));
    expect(types.slice(10)).toEqual(['sundog.digest']);
    channels.pass(6 * minute);
    await channels.drain();
    expect(receiver.received.map(({ body }) => JSON.parse(body).type).at(-1)).toBe('sundog.digest');
    expect((await channels.deliveries()).filter(({ state }) => state === 'queued')).toEqual([]);
  });

  it('of ten is ten messages', async () => {
    await channels.add({ url: receiver.url });
    for (let made = 0; made < 10; made += 1) await channels.tell();
    expect(await channels.drain()).toMatchObject({ sent: 10 });
  });
});

describe('chat', () => {
  const hostile = 'See <!channel> <http://evil.example|here> [x](http://evil.example) & *more*';

  it('of Slack gets Block Kit in which nothing becomes a mention or a link', async () => {
    await channels.add({ kind: 'slack', url: `${receiver.url}/services/T0/B0/x` });
    await channels.tell({ sentence: hostile, causes: ['a', 'b'], remedy: 'Look.' });
    await channels.drain();
    const body = JSON.parse(receiver.received[0]?.body ?? '');
    expect(body.text).toBe(
      '[failure] Something that should happen does not: See &lt;!channel&gt; &lt;http://evil.example|here&gt; [x](http://evil.example) &amp; *more*',
    );
    expect(body.blocks.map(({ type }: { type: string }) => type)).toEqual(['header', 'section', 'section', 'section', 'context']);
    const texts = body.blocks.flatMap((block: { text?: object; elements?: object[] }) => block.elements ?? [block.text]);
    expect(new Set(texts.map((text: { type: string }) => text.type))).toEqual(new Set(['plain_text']));
    expect(texts[1].text).toBe(hostile);
    expect(receiver.received[0]?.headers['webhook-signature']).toBeUndefined();
  });

  it('of Teams gets an Adaptive Card whose texts know no markdown', async () => {
    await channels.add({ kind: 'teams', url: `${receiver.url}/workflows/x?sig=canary` });
    receiver.answer = () => ({ status: 202, text: '' });
    await channels.tell({ sentence: hostile });
    expect(await channels.drain()).toMatchObject({ sent: 1 });
    const body = JSON.parse(receiver.received[0]?.body ?? '');
    expect(body).toMatchObject({
      type: 'message',
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.4' } },
      ],
    });
    const blocks: { type: string; inlines: { type: string; text: string }[] }[] = body.attachments[0].content.body;
    expect(blocks.map(({ type }) => type)).toEqual(['RichTextBlock', 'RichTextBlock', 'RichTextBlock']);
    expect(blocks[1]?.inlines).toEqual([{ type: 'TextRun', text: hostile }]);
  });

  it('gets a digest of any length within its limits', async () => {
    await channels.add({ kind: 'slack', name: 's', url: `${receiver.url}/s` });
    await channels.add({ kind: 'teams', name: 't', url: `${receiver.url}/t` });
    for (let made = 0; made < 200; made += 1) await channels.tell({ sentence: `${'ü'.repeat(900)} ${made}` });
    expect(await channels.drain()).toMatchObject({ sent: 2 });
    for (const { path, body } of receiver.received) {
      if (path === '/t') expect(Buffer.byteLength(body)).toBeLessThan(28 * 1024);
      else for (const { text } of JSON.parse(body).blocks) expect([...(text?.text ?? '')].length).toBeLessThanOrEqual(3000);
    }
  });
});
