import { expect, it } from 'vitest';
import { keyText } from './key-text.ts';
import { instantOfEpoch, instantOfText, textOf, textsOf } from './read-values.ts';
import { scalarFields } from './scalar-fields.ts';

it.each([
  ['  PC-1 ', 'PC-1'],
  ['n/a', null],
  ['-', null],
  ['None', null],
  ['', null],
  [4711, '4711'],
  [true, null],
  [null, null],
])('reads %j as the text %j', (value, text) => {
  expect(textOf(value)).toBe(text);
});

it('reads lists and texts that are lists, each part once', () => {
  expect(textsOf('192.168.1.2, 10.0.0.1;10.0.0.1')).toEqual(['192.168.1.2', '10.0.0.1']);
  expect(textsOf(['a', null, 'a', 'b'])).toEqual(['a', 'b']);
  expect(textsOf(undefined)).toEqual([]);
});

it.each([
  [1_795_000_000.25, '2026-11-18T11:06:40.250Z'],
  [1_795_000_000_250, '2026-11-18T11:06:40.250Z'],
  ['1795000000', '2026-11-18T11:06:40.000Z'],
  [0, null],
  [-1, null],
  ['soon', null],
])('reads %j as an instant of the epoch', (value, instant) => {
  expect(instantOfEpoch(value)?.toISOString() ?? null).toBe(instant);
});

it.each([
  ['2026-11-30T08:59:00.123456Z', '2026-11-30T08:59:00.123Z'],
  ['2026-11-30T08:59:00', '2026-11-30T08:59:00.000Z'],
  ['2026-11-30T08:59:00+02:00', '2026-11-30T06:59:00.000Z'],
  ['2026-11-30', '2026-11-30T00:00:00.000Z'],
  ['/Date(1795000000250)/', '2026-11-18T11:06:40.250Z'],
  ['0001-01-01T00:00:00', null],
  ['30/11/2026', null],
])('reads %s as an instant', (value, instant) => {
  expect(instantOfText(value)?.toISOString() ?? null).toBe(instant);
});

it('takes as a key a text or a whole number, and nothing that would make two keys one', () => {
  expect([' a ', 7, 2 ** 53, 1.5, '', null, {}].map(keyText)).toEqual(['a', '7', null, null, null, null, null]);
});

it('keeps every scalar by its own name, and no secret', () => {
  const row = {
    id: 1,
    os: { name: 'Windows', deep: { er: { est: 1 } } },
    tags: ['a', 'b'],
    things: [{ x: 1 }],
    empty: '',
    none: null,
    apiKey: 'k1',
    access_token: 'k2',
    bitlockerRecoveryKey: 'k3',
    Password: 'k4',
    clientSecret: 'k5',
    keyboard: 'qwerty',
    nested: { password: 'k6' },
  };
  expect(scalarFields(row, ['id', 'os.name'])).toEqual({ tags: 'a, b', keyboard: 'qwerty' });
});

it('is bounded in number and size', () => {
  const fields = scalarFields(Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, 'x'.repeat(5_000)])));
  expect(Object.keys(fields)).toHaveLength(200);
  expect(Object.values(fields).every((value) => String(value).length === 1_000)).toBe(true);
});
