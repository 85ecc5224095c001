import type { HaloEntity } from '../entity.ts';
import type { CutRow } from './cut-members.ts';
import { memberSpans, skipSpace } from './scan-json.ts';

/**
 * Makes the function that cuts out of a row what could be text and that the definition does not vouch for: members that it does not know,
 * and nested values. Numbers, flags and nothing stay, and so do the members that it knows. For an entity that keeps unknown text it changes
 * nothing.
 */
export function compileTextCutter(entity: HaloEntity): (raw: string, value: Readonly<Record<string, unknown>>) => CutRow {
  if (entity.keepsUnknownText) return (raw, value) => ({ raw, value });
  const vouched = new Set(
    Object.values(entity.fields)
      .filter(({ kind }) => kind !== 'json')
      .map(({ wire }) => wire.toLowerCase()),
  );
  return (raw, value) => {
    const spans = memberSpans(raw, skipSpace(raw, 0));
    const kept = spans.filter(({ name, valueFrom }) => {
      const first = raw.charAt(valueFrom);
      if (first === '{' || first === '[') return false;
      return first !== '"' || vouched.has(name.toLowerCase());
    });
    if (kept.length === spans.length) return { raw, value };
    const cut = `{${kept.map(({ from, to }) => raw.slice(from, to)).join(',')}}`;
    return { raw: cut, value: JSON.parse(cut) };
  };
}
