import { RawJson } from '../seed/raw-json.ts';

/** The standard's `JSON.rawJSON` (Node 22 and later), which the compiler's library does not know yet. */
type WithRaw = typeof JSON & { readonly rawJSON?: (text: string) => unknown };

/**
 * The JSON text of an answer. `mayHoldRaw`: whether rows of this world can hold texts that no JSON writer produces (`1e400`, `12.0`);
 * looking for them costs a call per member, so other worlds do without.
 */
export function writeJson(value: unknown, mayHoldRaw: boolean): string {
  if (!mayHoldRaw) return JSON.stringify(value);
  const raw = (JSON as WithRaw).rawJSON;
  return JSON.stringify(value, (_name, member: unknown) => (member instanceof RawJson && raw ? raw(member.text) : member));
}
