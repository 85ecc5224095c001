import { readdirSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import type { Lookups } from '../../engine/fields/transform-definition.ts';
import { transforms } from './index.ts';

const lookups: Lookups = { find: (list, name) => (list === 'supplier' && name === 'Dell' ? { key: 2, name: 'Dell' } : null) };

it('lists every transform that has a file, under the name of its file', () => {
  const files = readdirSync(new URL('.', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
  const own = files.filter((file) => file !== 'index' && !file.endsWith('.test'));
  expect(transforms.map(({ name }) => name).sort()).toEqual(own.sort());
});

const examples = transforms.flatMap(({ name, compile, examples: given }) =>
  given.map((example) => ({ name, compile, ...example })),
);

test.each(examples)('$name with $options makes of $given: $gives', ({ compile, options, given, gives }) => {
  const made = compile(options)(given, lookups);
  if ('problem' in gives) expect('problem' in made ? made.problem : made).toContain(gives.problem);
  else expect(made).toEqual({ values: gives });
});

it('shows every transform by at least two examples, and says no to options that it does not know', () => {
  for (const { name, examples: own, compile } of transforms) {
    expect(own.length, name).toBeGreaterThan(1);
    expect(() => compile({ unheardOf: 1 }), name).toThrow();
  }
});

it('answers a pattern that would take for ever elsewhere within a blink', () => {
  const startedAt = performance.now();
  const regex = transforms.find(({ name }) => name === 'regular-expression');
  regex?.compile({ pattern: '(x+x+)+y' })(['x'.repeat(9_000)], lookups);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
