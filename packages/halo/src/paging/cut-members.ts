import { memberSpans, skipSpace, skipValue } from './scan-json.ts';

/** What is left of a row once the members that must never be kept are cut out. */
export interface CutRow {
  readonly raw: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Letters, digits or an underscore written as an escape: a name could hide behind one. */
const hiddenName = /\\u00(?:[4-7]|3\d)/i;

/**
 * Makes the function that cuts members out of a row at any depth, from its text and from its value. A row without them costs one
 * search per name.
 * @param names Halo's names, in any case
 */
export function compileCutter(names: readonly string[]): (raw: string, value: Readonly<Record<string, unknown>>) => CutRow {
  if (names.length === 0) return (raw, value) => ({ raw, value });
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const alternatives = names.map((name) => name.replace(/[^a-z0-9_]/gi, '\\$&')).join('|');
  const seen = new RegExp(`"(?:${alternatives})"`, 'i');
  return (raw, value) => {
    if (!seen.test(raw) && !hiddenName.test(raw)) return { raw, value };
    const cut = cutFrom(raw, wanted);
    return cut === raw ? { raw, value } : { raw: cut, value: JSON.parse(cut) };
  };
}

function cutFrom(text: string, wanted: ReadonlySet<string>): string {
  const from = skipSpace(text, 0);
  const first = text.charAt(from);
  if (first === '{') return cutFromObject(text, from, wanted);
  if (first === '[') return cutFromArray(text, from, wanted);
  return text;
}

function cutFromObject(text: string, from: number, wanted: ReadonlySet<string>): string {
  let hasChanged = false;
  const kept: string[] = [];
  for (const span of memberSpans(text, from)) {
    if (wanted.has(span.name.toLowerCase())) {
      hasChanged = true;
      continue;
    }
    const value = text.slice(span.valueFrom, span.to);
    const cut = cutFrom(value, wanted);
    if (cut !== value) hasChanged = true;
    kept.push(text.slice(span.from, span.valueFrom) + cut);
  }
  return hasChanged ? `{${kept.join(',')}}` : text;
}

function cutFromArray(text: string, from: number, wanted: ReadonlySet<string>): string {
  const parts: string[] = [];
  let hasChanged = false;
  let at = skipSpace(text, from + 1);
  while (at < text.length && text.charAt(at) !== ']') {
    const to = skipValue(text, at);
    const value = text.slice(at, to);
    const cut = cutFrom(value, wanted);
    if (cut !== value) hasChanged = true;
    parts.push(cut);
    at = skipSpace(text, to);
    if (text.charAt(at) === ',') at = skipSpace(text, at + 1);
  }
  return hasChanged ? `[${parts.join(',')}]` : text;
}
