import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { editChannel } from '../../src/features/channels/edit-channel.ts';
import { listChannels } from '../../src/features/channels/list-channels.ts';
import { removeChannel } from '../../src/features/channels/remove-channel.ts';
import { rotateChannel } from '../../src/features/channels/rotate-channel.ts';
import { testChannel } from '../../src/features/channels/test-channel.ts';
import { resealSecrets } from '../../src/features/keys/reseal-secrets.ts';
import { ChannelNameTakenError } from '../../src/foundation/errors/channel-name-taken.ts';
import { ChannelNotFoundError } from '../../src/foundation/errors/channel-not-found.ts';
import { ChannelNotSignedError } from '../../src/foundation/errors/channel-not-signed.ts';
import { InvalidInputError } from '../../src/foundation/errors/invalid-input.ts';
import { NotPermittedError } from '../../src/foundation/errors/not-permitted.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { makeVault } from '../../src/foundation/vault.ts';
import { findInDatabase } from '../governance/whole-database.ts';
import { type HttpReceiver, startHttpReceiver } from './http-receiver.ts';
import { type OpenChannels, openChannels } from './open-channels.ts';

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

const audit = () =>
  channels.query<{ verb: string; subject: string; detail: object }>(
    'SELECT verb, subject, detail FROM hub.audit_event ORDER BY id',
  );

it('keeps a channel, tells everything by it unless it is said otherwise, and leaves an audit row', async () => {
  const { id } = await channels.add({ name: 'Ops', url: `${receiver.url}/secret-path` });
  const [listed] = await listChannels(channels.deps);
  expect(listed).toMatchObject({
    id,
    name: 'Ops',
    kind: 'webhook',
    settings: {},
    target: new URL(receiver.url).host,
    isEnabled: true,
  });
  expect(listed?.events).toEqual(channels.deps.notices.map(({ name }) => name));
  expect(await audit()).toMatchObject([
    { verb: 'channel.add', subject: `channel ${id}`, detail: { name: 'Ops', kind: 'webhook' } },
  ]);
});

it('edits, renames and removes by name or number, and refuses a name that is taken', async () => {
  const { id } = await channels.add({ name: 'one', url: receiver.url });
  await channels.add({ name: 'two', url: receiver.url });
  await expect(channels.add({ name: 'ONE', url: receiver.url })).rejects.toThrow(ChannelNameTakenError);
  await expect(editChannel(channels.deps, { channel: 'two', name: 'One' })).rejects.toThrow(ChannelNameTakenError);
  await editChannel(channels.deps, { channel: String(id), name: 'first', events: ['drift.found'] });
  expect((await listChannels(channels.deps)).map(({ name }) => name)).toEqual(['first', 'two']);
  await removeChannel(channels.deps, { channel: 'FIRST' });
  await expect(removeChannel(channels.deps, { channel: 'first' })).rejects.toThrow(ChannelNotFoundError);
  expect(await channels.query('SELECT 1 FROM hub.channel_secret WHERE channel_id = $1', [id])).toEqual([]);
});

it('tells a channel only what it wants, what lies within that included', async () => {
  const kindOf = (name: string) => channels.deps.notices.find((one) => one.name === name) ?? expect.fail(name);
  await channels.add({ name: 'drift', url: receiver.url, events: ['drift.found'] });
  await channels.add({ name: 'alarms', url: receiver.url, events: ['alarm.opened'] });
  await channels.add({ name: 'backups', url: receiver.url, events: ['backup.failed'] });
  expect(await channels.tell({ kind: kindOf('backup.failed') })).toBe(2);
  expect(await channels.tell({ kind: kindOf('drift.found') })).toBe(1);
  expect(await channels.tell({ kind: kindOf('alarm.opened') })).toBe(1);
  expect(await channels.tell({ kind: kindOf('channel.disabled') })).toBe(0);
});

it('tells the same once, however often it happens', async () => {
  await channels.add({ url: receiver.url });
  expect(await channels.tell({ key: 'same' })).toBe(1);
  expect(await channels.tell({ key: 'same' })).toBe(0);
});

it.each([
  ['a kind that there is not', { kind: 'pigeon' }],
  ['an event that there is not', { events: ['moon.full'] }],
  ['no event', { events: [] }],
  ['a setting that there is not', { settings: { colour: 'red' } }],
  ['a secret among what may be seen', { settings: { url: 'https://8.8.8.8/canary' }, secrets: {} }],
  ['no URL', { secrets: {} }],
  ['a name of two lines', { name: 'a\nb' }],
])('refuses %s', async (_, wish) => {
  await expect(channels.add({ url: receiver.url, ...wish })).rejects.toThrow(InvalidInputError);
  expect(await listChannels(channels.deps)).toEqual([]);
});

it('has a signing secret to rotate only where messages are signed', async () => {
  await channels.add({ kind: 'slack', url: receiver.url });
  await expect(rotateChannel(channels.deps, { channel: 'ops' })).rejects.toThrow(ChannelNotSignedError);
});

it('refuses every verb to whom it is not permitted', async () => {
  await channels.add({ url: receiver.url });
  const deps = { ...channels.deps, actor: { kind: 'person', name: 'viewer@example.test', may: new Set<string>() } as const };
  for (const verb of [editChannel, testChannel, rotateChannel, removeChannel])
    await expect(verb(deps, { channel: 'ops' })).rejects.toThrow(NotPermittedError);
  expect(receiver.received).toEqual([]);
});

it('is of its workspace: another one sees, tests and tells nothing of it', async () => {
  await channels.add({ url: receiver.url });
  const deps = { ...channels.deps, workspaceId: 2 };
  expect(await listChannels(deps)).toEqual([]);
  await expect(testChannel(deps, { channel: 'ops' })).rejects.toThrow(ChannelNotFoundError);
  for (const table of ['channel', 'channel_secret', 'channel_delivery'])
    expect((await channels.database.store.inWorkspace(2, (db) => db.client.query(`SELECT 1 FROM hub.${table}`))).rows).toEqual(
      [],
    );
});

it('S80 does not open a secret that was put in another channel’s row', async () => {
  await channels.add({ name: 'one', url: `${receiver.url}/one` });
  await channels.add({ name: 'two', url: `${receiver.url}/two` });
  await channels.query(
    `UPDATE hub.channel_secret s SET ciphertext = o.ciphertext FROM hub.channel_secret o
      WHERE s.field = 'url' AND o.field = 'url' AND s.channel_id <> o.channel_id AND s.channel_id = (SELECT id FROM hub.channel WHERE name = 'two')`,
  );
  await expect(testChannel(channels.deps, { channel: 'two' })).rejects.toThrow(/cannot be read/);
  await channels.tell();
  expect(await channels.drain()).toMatchObject({ sent: 1, failed: 1 });
  expect(receiver.received.map(({ path }) => path)).toEqual(['/one']);
});

it('is sealed anew when the key is rotated', async () => {
  const nextKey = randomBytes(32);
  await channels.add({ url: `${receiver.url}/one` });
  expect(await resealSecrets({ ...channels.deps, nextKey }, {})).toMatchObject({ resealed: 2, already: 0 });
  expect(await resealSecrets({ ...channels.deps, nextKey }, {})).toMatchObject({ resealed: 0, already: 2 });
  const deps = { ...channels.deps, vault: makeVault(nextKey) };
  expect(await testChannel(deps, { channel: 'ops' })).toMatchObject({ isSent: true });
});

it('S79 lets no secret show: not in the database, not in answers, not in what failed', async () => {
  const canary = 'canary-of-the-channel';
  const { signingSecret } = await channels.add({ url: `${receiver.url}/${canary}` });
  const signing = signingSecret?.reveal() ?? '';
  // A receiver that echoes what it got.
  receiver.answer = ({ path, headers }) => ({ status: 500, text: `${path} ${JSON.stringify(headers)} ${signing}` });
  await channels.tell();
  await channels.drain();
  const tested = await testChannel(channels.deps, { channel: 'ops' });
  await editChannel(channels.deps, { channel: 'ops', secrets: { url: new Secret(`${receiver.url}/${canary}/2`) } });
  const shown = JSON.stringify([tested, await listChannels(channels.deps), await channels.deliveries(), await audit()]);
  for (const text of [canary, signing, signing.slice('whsec_'.length)]) {
    expect(shown).not.toContain(text);
    expect(await findInDatabase(channels.database.store, text)).toEqual([]);
  }
});
