import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as halo from '../src/index.ts';

/** Anything an error may be told about; each takes what it knows. */
const about = {
  why: 'it is empty',
  host: 'halo.test',
  address: '10.0.0.1',
  origin: 'https://halo.test',
  reason: 'a reason of its own',
  limit: 'total',
  ms: 1_000,
  limitBytes: 1_048_576,
  target: 'other.test',
  isLogin: false,
  shape: '{}',
  retryAfterMs: 30_000,
  pageNo: 2,
  pages: 3,
  failures: 10,
  scopes: ['all'],
  grant: 'password',
  tenant: 'acme',
  entity: 'tickets',
  parent: 'invoice',
  verb: 'write',
  haloSays: null,
  fields: [],
};

type AnyError = new (first: unknown) => halo.HaloError;

function isErrorClass(value: unknown): value is AnyError {
  return typeof value === 'function' && value.prototype instanceof halo.HaloError;
}

const errors = Object.entries(halo).flatMap(([name, exported]: [string, unknown]) =>
  isErrorClass(exported) ? [{ name, error: new exported(about) }] : [],
);

describe('errors', () => {
  it('every file is exported', () => {
    const files = readdirSync(new URL('../src/errors/', import.meta.url)).filter((file) => file !== 'halo-error.ts');
    expect(errors.map(({ error }) => `${error.code}.ts`).sort()).toEqual(files.sort());
  });

  it('no two have a code or a sentence in common', () => {
    expect(new Set(errors.map(({ error }) => error.code)).size).toBe(errors.length);
    expect(new Set(errors.map(({ error }) => error.message)).size).toBe(errors.length);
  });

  it.each(errors)('$name: a sentence, causes that can follow "because", a remedy, a disposition', ({ name, error }) => {
    expect(error.name).toBe(name);
    expect(error.message).toMatch(/^\S.*\.$/);
    expect(error.message).not.toContain('undefined');
    expect(error.causes.length).toBeGreaterThan(0);
    for (const cause of error.causes) expect(cause).toMatch(/[^.]$/);
    expect(error.remedy).toMatch(/^\S.*\.$/);
    expect(['retry', 'skip', 'stop', 'tell-user']).toContain(error.disposition);
  });
});
