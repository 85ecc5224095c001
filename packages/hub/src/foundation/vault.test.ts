import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { SecretUnreadableError } from './errors/secret-unreadable.ts';
import { WrongKeyError } from './errors/wrong-key.ts';
import { Secret } from './secret.ts';
import { makeVault } from './vault.ts';

const place = { workspaceId: 1, connectionId: 7, field: 'secret' };
const vault = makeVault(randomBytes(32));

it.each(['hunter2', '', 'ünïcödé 🔑', 'x'.repeat(10_000)])('opens what it sealed', (text) => {
  expect(vault.open(vault.seal(new Secret(text), place), place).reveal()).toBe(text);
});

it('seals the same text differently each time, and never in the clear', () => {
  const one = vault.seal(new Secret('hunter2'), place).ciphertext;
  expect(one.equals(vault.seal(new Secret('hunter2'), place).ciphertext)).toBe(false);
  expect(one.includes('hunter2')).toBe(false);
});

it.each([
  ['another connection', { ...place, connectionId: 8 }],
  ['another workspace', { ...place, workspaceId: 2 }],
  ['another field', { ...place, field: 'password' }],
  ['a channel', { workspaceId: 1, channelId: 7, field: 'secret' }],
])('S80: does not open a secret put in the place of %s', (_, other) => {
  expect(() => vault.open(vault.seal(new Secret('hunter2'), other), place)).toThrow(SecretUnreadableError);
});

it.each([0, 12, 28])('S80: does not open a secret changed at byte %i', (position) => {
  const sealed = vault.seal(new Secret('hunter2'), place);
  const changed = Buffer.from(sealed.ciphertext);
  changed.writeUInt8(changed.readUInt8(position) ^ 1, position);
  expect(() => vault.open({ ...sealed, ciphertext: changed }, place)).toThrow(SecretUnreadableError);
});

it('does not open a secret that was cut short', () => {
  const sealed = vault.seal(new Secret('hunter2'), place);
  for (const length of [0, 5, 20])
    expect(() => vault.open({ ...sealed, ciphertext: sealed.ciphertext.subarray(0, length) }, place)).toThrow(
      SecretUnreadableError,
    );
});

it('tells a wrong key from a damaged secret', () => {
  const other = makeVault(randomBytes(32));
  expect(() => other.open(vault.seal(new Secret('hunter2'), place), place)).toThrow(WrongKeyError);
});
