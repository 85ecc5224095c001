import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** What stands behind the question mark: each name with one value or a list of them. Everything that a screen shows follows from it. */
export type UrlSearch = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the part behind the question mark, for the router. A name that comes several times is a list. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const params = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** Writes it. What is absent or empty is left out, so that an address without choices is short. */
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') params.append(name, String(one));
  return params.size === 0 ? '' : `?${params}`;
}

/**
 * Some members of the address, as state: a tab, a filter, a drawer. Setting them is a step in the browser's history, so that Back undoes it;
 * only what is being typed takes the place of what was typed before.
 * @returns the members now, and a function that changes some and leaves the rest; undefined takes one away
 */
export function useUrlState(): readonly [UrlSearch, (change: UrlSearch, how?: 'step' | 'typing') => void] {
  const search: UrlSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (members: UrlSearch, how: 'step' | 'typing' = 'step') => {
      void navigate({ to: '.', replace: how === 'typing', search: (before: UrlSearch) => ({ ...before, ...members }) as never });
    },
    [navigate],
  );
  return [search, change];
}

/** One member as text; the first of a list. */
export function textOf(search: UrlSearch, name: string): string | undefined {
  const value = search[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** One member as a list. */
export function listOf(search: UrlSearch, name: string): readonly string[] {
  const value = search[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
