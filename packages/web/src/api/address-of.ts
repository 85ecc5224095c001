import type { RouteEntry } from './route-table.ts';

/** What a call carries, without its types. */
export interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/**
 * The address of a call: names in the path are filled in, members of the query follow in their order. What is absent is left out, a list is
 * said once for each of its members.
 * @throws TypeError where a name of the path has no value
 */
export function addressOf([, path]: RouteEntry, { params, query }: LooseInput): string {
  const values = membersOf(params);
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined || value === null || value === '') throw new TypeError(`The path ${path} needs ${name}.`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(membersOf(query)))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
  return search.size === 0 ? filled : `${filled}?${search}`;
}

function membersOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null ? { ...given } : {};
}
