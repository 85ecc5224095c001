import { afterEach, beforeEach, expect, it } from 'vitest';
import { editChannel } from '../../src/features/channels/edit-channel.ts';
import { testChannel } from '../../src/features/channels/test-channel.ts';
import { ChannelSecretMissingError } from '../../src/foundation/errors/channel-secret-missing.ts';
import { InvalidInputError } from '../../src/foundation/errors/invalid-input.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { type MailReceiver, startMailReceiver } from './mail-receiver.ts';
import { type OpenChannels, openChannels } from './open-channels.ts';

let channels: OpenChannels;
let mail: MailReceiver;

beforeEach(async () => {
  channels = await openChannels();
  mail = await startMailReceiver();
});
afterEach(async () => {
  await mail.close();
  await channels.database.close();
});

const settings = () => ({
  host: '127.0.0.1',
  port: mail.port,
  security: 'none',
  from: 'hub@example.test',
  to: ['ops@example.test', 'owner@example.test'],
});

function decoded(raw: string): { headers: string; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n[ \t]/g, ' ');
  const body = rest.join('\r\n\r\n');
  const text = /base64/i.test(headers)
    ? Buffer.from(body, 'base64').toString('utf8')
    : Buffer.from(
        body
          .replaceAll(/=\r\n/g, '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8');
  const unfolded = headers
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'))
    .replaceAll(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, word: string) =>
      Buffer.from(
        word
          .replaceAll('_', ' ')
          .replaceAll(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8'),
    );
  return { headers: unfolded, text };
}

it('sends a mail that says all of it, in UTF-8, under an id that stays', async () => {
  await channels.add({ kind: 'email', settings: settings() });
  await channels.tell({ sentence: 'Lesen von "Müller & Söhne" ist spät 🐢.', causes: ['Ärger'], remedy: 'Schau nach.' });
  expect(await channels.drain()).toEqual({ sent: 1, failed: 0, givenUp: 0 });
  const [received] = mail.mails;
  expect(received).toMatchObject({ from: 'hub@example.test', to: ['ops@example.test', 'owner@example.test'] });
  const { headers, text } = decoded(received?.raw ?? '');
  const [delivery] = await channels.deliveries();
  expect(headers).toContain('Subject: [Sundog] Something that should happen does not: Lesen von "Müller & Söhne" ist spät 🐢.');
  expect(headers).toContain('From: Sundog <hub@example.test>');
  expect(headers).toContain(`Message-ID: <${delivery?.id}@example.test>`);
  expect(headers).toContain('Auto-Submitted: auto-generated');
  expect(text).toContain('Lesen von "Müller & Söhne" ist spät 🐢.');
  expect(text).toContain('Likely because:\r\n  Ärger');
  expect(text).toContain('What to do:\r\n  Schau nach.');
  expect(delivery).toMatchObject({ state: 'sent', responseStatus: 250 });
});

it('signs in with user and password, and says so where they are refused', async () => {
  const guarded = await startMailReceiver({ login: { user: 'hub', password: 'canary-of-the-password' } });
  const fields = { ...settings(), port: guarded.port, user: 'hub' };
  await channels.add({ kind: 'email', settings: fields, secrets: { password: new Secret('canary-of-the-password') } });
  expect(await testChannel(channels.deps, { channel: 'ops' })).toMatchObject({
    isSent: true,
    status: 250,
    answer: expect.stringContaining('taken'),
  });
  expect(guarded.mails).toMatchObject([{ user: 'hub' }]);
  await editChannel(channels.deps, { channel: 'ops', secrets: { password: new Secret('another') } });
  expect(await testChannel(channels.deps, { channel: 'ops' })).toMatchObject({
    isSent: false,
    status: 535,
    sentence: 'The mail server refuses the user or the password (535).',
  });
  await guarded.close();
});

it('never tells a kept password to another server', async () => {
  const fields = { ...settings(), user: 'hub' };
  await channels.add({ kind: 'email', settings: fields, secrets: { password: new Secret('canary-of-the-password') } });
  const other = await startMailReceiver({ login: { user: 'hub', password: 'canary-of-the-password' } });
  const move = { channel: 'ops', settings: { port: other.port }, allowHost: true };
  await expect(editChannel(channels.deps, move)).rejects.toThrow(ChannelSecretMissingError);
  await editChannel(channels.deps, { ...move, secrets: { password: new Secret('canary-of-the-password') } });
  expect(await testChannel(channels.deps, { channel: 'ops' })).toMatchObject({ isSent: true });
  await other.close();
});

it('insists on encryption that it was told to use', async () => {
  await channels.add({ kind: 'email', settings: { ...settings(), security: 'starttls' } });
  expect(await testChannel(channels.deps, { channel: 'ops' })).toMatchObject({
    isSent: false,
    sentence: expect.stringContaining('no encryption'),
  });
  const untrusted = await startMailReceiver({ offersTls: true });
  await channels.add({ name: 'two', kind: 'email', settings: { ...settings(), port: untrusted.port, security: 'starttls' } });
  expect(await testChannel(channels.deps, { channel: 'two' })).toMatchObject({
    isSent: false,
    sentence: expect.stringContaining('not trusted'),
  });
  expect([...mail.mails, ...untrusted.mails]).toEqual([]);
  await untrusted.close();
});

it.each([
  ['from', 'hub@example.test\r\nBcc: all@example.test'],
  ['from', 'hub@example.test\n'],
  ['from', 'a@example.test, b@example.test'],
  ['to', ['ops@example.test\r\nBcc: all@example.test']],
  ['to', ['ops@example.test,all@example.test']],
  ['user', 'hub\r\nDATA'],
  ['host', 'smtp.example.test\r\nx'],
])('refuses a line end or a list in %s', async (name, value) => {
  await expect(channels.add({ kind: 'email', settings: { ...settings(), [name]: value } })).rejects.toThrow(InvalidInputError);
});

it('makes one line of what happened, and sends no subject that is more', async () => {
  await channels.add({ kind: 'email', settings: settings() });
  await channels.tell({ sentence: 'Late\r\nBcc: all@example.test\r\n\r\nnew body' });
  await channels.drain();
  expect(decoded(mail.mails[0]?.raw ?? '').headers).not.toMatch(/^Bcc:/m);
  expect(mail.mails[0]?.to).toEqual(['ops@example.test', 'owner@example.test']);
  await channels.tell();
  await channels.query(
    `UPDATE hub.channel_delivery SET notice = jsonb_set(notice, '{title}', '"x\\r\\nBcc: all@example.test"') WHERE state = 'queued'`,
  );
  expect(await channels.drain()).toMatchObject({ failed: 1 });
  expect(mail.mails).toHaveLength(1);
  expect((await channels.deliveries())[0]).toMatchObject({ lastError: expect.stringContaining('line end') });
});
