import { describe, expect, it } from 'vitest';
import { addressOf } from '../src/api/address-of.ts';
import { safeNext } from '../src/frame/safe-next.ts';
import { parseSearch, writeSearch } from '../src/frame/url-state.ts';

describe('the address of a call', () => {
  const route = ['GET', '/api/v1/workspaces/:workspaceId/views/:name', 'json'] as const;

  it('fills in the path and says each member of a list', () => {
    expect(
      addressOf(route, { params: { workspaceId: 1, name: 'a/b c' }, query: { q: 'x&y', id: [1, 2], none: undefined } }),
    ).toBe('/api/v1/workspaces/1/views/a%2Fb%20c?q=x%26y&id=1&id=2');
  });

  it('is not made with a hole in it', () => {
    expect(() => addressOf(route, { params: { workspaceId: 1 } })).toThrow('needs name');
  });
});

describe('what stands behind the question mark', () => {
  it.each(['', '?q=caf%C3%A9', '?columns=id&columns=name&sort=-created'])('%s comes back as it went', (text) => {
    expect(writeSearch(parseSearch(text))).toBe(text);
  });

  it('leaves out what is absent', () => {
    expect(writeSearch({ q: '', sort: undefined, tab: 'raw' })).toBe('?tab=raw');
  });
});

describe('S64: where to go after signing in', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/..//evil.example',
    '/x\u0000',
    'evil',
    '',
    '/api/v1/sign-out',
    '/sign-in?next=/sign-in',
  ])('%j is not an address of this console', (wanted) => {
    expect(safeNext(wanted)).toBe('/');
  });

  it.each(['/w/1/overview', '/w/1/data?sort=-created#row'])('%s is', (wanted) => {
    expect(safeNext(wanted)).toBe(wanted);
  });
});
