import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from './secret.ts';

const secret = new Secret('hunter2');

it.each([
  ['a template', `${secret}`],
  ['JSON', JSON.stringify({ secret })],
  ['the debugger', inspect({ nested: { secret } }, { depth: 5, showHidden: true })],
  ['a concatenation', `a${String(secret)}`],
  ['its own members', JSON.stringify(Object.entries(secret))],
])('is not seen in %s', (_, text) => {
  expect(text).not.toContain('hunter2');
});

it('gives its text to whoever asks for it by name', () => {
  expect(secret.reveal()).toBe('hunter2');
});
