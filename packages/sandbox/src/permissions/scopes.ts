/** The permissions that an application of Halo can hold (API.md 1.5). Anything else is `invalid_scope`; `read:actions` and `read:sites` are not among them. */
const families = [
  'tickets',
  'calendar',
  'customers',
  'crm',
  'timesheets',
  'contracts',
  'suppliers',
  'items',
  'projects',
  'sales',
  'quotes',
  'sos',
  'pos',
  'invoices',
  'reporting',
  'software',
  'softwarelicensing',
  'kb',
  'assets',
] as const;

export const knownScopes: ReadonlySet<string> = new Set([
  'all',
  'all:standard',
  'all:teams',
  'admin',
  'offline_access',
  'openid',
  'profile',
  'editMine:timesheets',
  'access:chat',
  'access:adpasswordreset',
  ...families.flatMap((name) => [`read:${name}`, `edit:${name}`]),
]);

/** Splits a scope parameter. Spaces are OAuth's; commas are tolerated (API.md 1.5). */
export function splitScopes(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((scope) => scope !== ''))];
}

/** Whether a set of scopes covers one: `all` covers everything, `all:standard` all but `admin`, `edit:x` covers `read:x`. */
export function covers(held: readonly string[], wanted: string): boolean {
  if (held.includes(wanted) || held.includes('all')) return true;
  if (held.includes('all:standard') && wanted !== 'admin' && wanted !== 'all') return true;
  return wanted.startsWith('read:') && held.includes(wanted.replace('read:', 'edit:'));
}

/** What a token gets: what was asked for, limited to what the application holds. Asking for `all` is asking for everything it holds. */
export function grantScopes(asked: readonly string[], held: readonly string[]): readonly string[] {
  if (asked.includes('all')) return held;
  return asked.flatMap((scope) => {
    if (covers(held, scope) || scope === 'offline_access' || scope === 'openid' || scope === 'profile') return [scope];
    const readable = scope.replace('edit:', 'read:');
    if (scope === 'all:standard') return held.filter((one) => one !== 'admin');
    return scope.startsWith('edit:') && covers(held, readable) ? [readable] : [];
  });
}
