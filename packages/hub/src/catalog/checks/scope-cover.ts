/**
 * Whether a set of granted scopes opens a wanted one. `all` and `all:standard` open everything that is not administration;
 * `edit:x` implies `read:x` (API.md 1.5).
 */
export function coversScope(granted: readonly string[], wanted: string): boolean {
  const has = (name: string) => granted.some((scope) => scope.toLowerCase() === name.toLowerCase());
  if (has(wanted) || has('all')) return true;
  if (wanted !== 'admin' && has('all:standard')) return true;
  return wanted.startsWith('read:') && has(`edit:${wanted.slice('read:'.length)}`);
}

/** Whether any of the alternatives is open; an entity without known scopes is open. */
export function coversAny(granted: readonly string[], alternatives: readonly string[]): boolean {
  return alternatives.length === 0 || alternatives.some((scope) => coversScope(granted, scope));
}
