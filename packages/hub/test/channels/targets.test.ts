import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addChannel } from '../../src/features/channels/add-channel.ts';
import { editChannel } from '../../src/features/channels/edit-channel.ts';
import { testChannel } from '../../src/features/channels/test-channel.ts';
import { InvalidInputError } from '../../src/foundation/errors/invalid-input.ts';
import { NotPermittedError } from '../../src/foundation/errors/not-permitted.ts';
import { TargetRefusedError } from '../../src/foundation/errors/target-refused.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { type HttpReceiver, startHttpReceiver } from './http-receiver.ts';
import { startMailReceiver } from './mail-receiver.ts';
import { type OpenChannels, openChannels } from './open-channels.ts';

let channels: OpenChannels;
let receiver: HttpReceiver;

beforeAll(async () => {
  channels = await openChannels();
  receiver = await startHttpReceiver();
});
afterAll(async () => {
  await receiver.close();
  await channels.database.close();
});

const add = (kind: string, url: string, more: object = {}) =>
  addChannel(channels.deps, { name: url.slice(0, 60), kind, settings: {}, secrets: { url: new Secret(url) }, ...more });

/** TRUST S01-S05, S09-S12. */
const refused: readonly (readonly [string, string])[] = [
  ['S01', 'http://169.254.169.254/'],
  ['S01', 'https://169.254.169.254/latest/meta-data'],
  ['S02', 'https://[::ffff:169.254.169.254]/'],
  ['S02', 'https://[::ffff:a9fe:a9fe]/'],
  ['S03', 'https://2852039166/'],
  ['S03', 'https://0xA9FEA9FE/'],
  ['S03', 'https://0251.0376.0251.0376/'],
  ['S04', 'https://127.1/'],
  ['S04', 'https://0/'],
  ['S04', 'https://[::1]/'],
  ['S04', 'https://[::]/'],
  ['S04', 'https://localhost/'],
  ['S04', 'https://hub.localhost/'],
  ['S05', 'https://10.0.0.1/'],
  ['S05', 'https://172.16.0.1/'],
  ['S05', 'https://192.168.1.1/'],
  ['S05', 'https://100.64.0.1/'],
  ['S05', 'https://[fc00::1]/'],
  ['S05', 'https://[fe80::1]/'],
  ['S05', 'https://[64:ff9b::10.0.0.1]/'],
  ['S10', 'https://１２７.０.０.１/'],
  ['S10', 'https://127。0。0。1/'],
  ['S12', 'https://8.8.8.8:22/'],
  ['S12', 'https://8.8.8.8:8443/'],
  ['S12', 'http://8.8.8.8/'],
];
const misunderstood: readonly (readonly [string, string])[] = [
  ['S09', 'https://hooks.example.test@169.254.169.254/'],
  ['S09', 'https://user:password@8.8.8.8/'],
  ['S09', 'https://8.8.8.8#hooks.example.test'],
  ['S09', 'https://8.8.8.8\\@hooks.example.test/'],
  ['S09', 'https:8.8.8.8'],
  ['S11', 'file:///etc/passwd'],
  ['S11', 'gopher://8.8.8.8/'],
  ['S11', 'data:text/plain,x'],
  ['S11', 'ftp://8.8.8.8/'],
  ['S11', 'jar:https://8.8.8.8!/'],
  ['S22', 'https://8.8.8.8/\r\nx: y'],
];

describe.each(['webhook', 'slack', 'teams'])('a channel of kind %s', (kind) => {
  it.each(refused)('%s may not lead to %s', async (_, url) => {
    await expect(add(kind, url)).rejects.toThrow(TargetRefusedError);
  });

  it.each(misunderstood)('%s does not take %j', async (_, url) => {
    const error = await add(kind, url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(JSON.stringify({ ...(error as Error), message: (error as Error).message })).not.toContain('user:password');
  });
});

it.each(['169.254.169.254', '127.1', '0x7f000001', '10.0.0.1', '::1', 'localhost', '::ffff:10.0.0.1', '0'])(
  'mail may not be sent by %s',
  async (host) => {
    const settings = { host, port: 25, security: 'starttls', from: 'hub@example.test', to: ['ops@example.test'] };
    await expect(addChannel(channels.deps, { name: host, kind: 'email', settings })).rejects.toThrow(TargetRefusedError);
  },
);

it('mail goes by a usual port, and in the clear only where that host is allowed', async () => {
  const settings = { host: '8.8.8.8', from: 'hub@example.test', to: ['ops@example.test'] };
  const wish = (more: object) => addChannel(channels.deps, { name: 'mail', kind: 'email', settings: { ...settings, ...more } });
  await expect(wish({ port: 6379 })).rejects.toThrow(/usual port/);
  await expect(wish({ port: 25, security: 'none' })).rejects.toThrow(/unencrypted/);
});

it('S05 the operator’s word holds for that very host and port, and is lost when the channel moves', async () => {
  const made = await add('webhook', receiver.url, { name: 'inner', allowHost: true });
  expect(made.target).toBe(new URL(receiver.url).host);
  expect(await testChannel(channels.deps, { channel: 'inner' })).toMatchObject({ isSent: true });
  const other = await startHttpReceiver();
  await expect(editChannel(channels.deps, { channel: 'inner', secrets: { url: new Secret(other.url) } })).rejects.toThrow(
    TargetRefusedError,
  );
  await editChannel(channels.deps, { channel: 'inner', secrets: { url: new Secret(`${receiver.url}/other`) } });
  await expect(editChannel(channels.deps, { channel: 'inner', allowHost: false })).rejects.toThrow(TargetRefusedError);
  expect(other.received).toEqual([]);
  await other.close();
});

it('the word of an operator needs a permission of its own', async () => {
  const actor = { kind: 'person', name: 'admin@example.test', may: new Set(['channel.add']) } as const;
  const wish = { name: 'mine', kind: 'webhook', settings: {}, secrets: { url: new Secret(receiver.url) }, allowHost: true };
  await expect(addChannel({ ...channels.deps, actor }, wish)).rejects.toThrow(NotPermittedError);
});

describe('a name', () => {
  const resolving = (...answers: readonly string[][]) => {
    let asked = 0;
    return async () => {
      const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
      asked += 1;
      return addresses.map((address) => ({ address, family: address.includes(':') ? (6 as const) : (4 as const) }));
    };
  };

  it('S07 with a public and a private address is refused', async () => {
    const network = { resolve: resolving(['8.8.8.8', '10.0.0.1']) };
    const deps = { ...channels.deps, network };
    const wish = { name: 'both', kind: 'webhook', settings: {}, secrets: { url: new Secret('https://both.example.test/') } };
    await expect(addChannel(deps, wish)).rejects.toThrow(/private address 10\.0\.0\.1/);
  });

  it('S06 that becomes private after it was looked at is not asked', async () => {
    const port = Number(new URL(receiver.url).port);
    const before = receiver.received.length;
    // Public while it is looked at; then the address of this machine, as in DNS rebinding.
    const deps = { ...channels.deps, network: { resolve: resolving(['8.8.8.8'], ['127.0.0.1']) } };
    const wish = {
      name: 'rebound',
      kind: 'webhook',
      settings: {},
      secrets: { url: new Secret('https://rebound.example.test/') },
    };
    await addChannel(deps, wish);
    await channels.query(`UPDATE hub.channel SET target = $1 WHERE name = 'rebound'`, [`rebound.example.test:${port}`]);
    expect(await testChannel(deps, { channel: 'rebound' })).toMatchObject({
      isSent: false,
      status: null,
      sentence: expect.stringContaining('private address 127.0.0.1'),
    });
    expect(receiver.received).toHaveLength(before);
  });

  it('S06 of a mail server as well', async () => {
    const mail = await startMailReceiver();
    const deps = { ...channels.deps, network: { resolve: resolving(['8.8.8.8'], ['127.0.0.1']) } };
    const settings = { host: 'rebound.example.test', port: 25, from: 'hub@example.test', to: ['ops@example.test'] };
    await addChannel(deps, { name: 'rebound mail', kind: 'email', settings });
    expect(await testChannel(deps, { channel: 'rebound mail' })).toMatchObject({
      isSent: false,
      sentence: expect.stringContaining('private address 127.0.0.1'),
    });
    expect(mail.mails).toEqual([]);
    await mail.close();
  });
});

it('S14 a proxy of the environment is not asked', async () => {
  const proxy = await startHttpReceiver();
  process.env['HTTPS_PROXY'] = proxy.url;
  process.env['HTTP_PROXY'] = proxy.url;
  try {
    await add('webhook', `${receiver.url}/proxied`, { allowHost: true });
    await testChannel(channels.deps, { channel: `${receiver.url}/proxied` });
  } finally {
    delete process.env['HTTPS_PROXY'];
    delete process.env['HTTP_PROXY'];
  }
  expect(proxy.received).toEqual([]);
  expect(receiver.received.at(-1)?.path).toBe('/proxied');
  await proxy.close();
});
