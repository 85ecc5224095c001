import type { FieldValues } from '../records/field-values.ts';

/** How much a bag of fields may hold. */
const mostFields = 200;
const mostText = 1_000;
const mostDepth = 3;

/** Names of members whose values are credentials, or may be. */
const secretName =
  /pass(word|phrase|wd)?$|secret|token|credential|(api|private|access|product|licen[cs]e|recovery|bitlocker)[-_ ]?key/i;

/**
 * Every scalar of a row by its own name, for the field map: what lies deeper by a dotted name, lists of scalars joined by commas. Names that
 * speak of secrets are left out, texts are cut, and there are 200 at most.
 * @param except members that the record has already
 */
export function scalarFields(row: Readonly<Record<string, unknown>>, except: readonly string[] = []): FieldValues {
  const fields: Record<string, string | number | boolean> = {};
  collect(row, { prefix: '', depth: 1, except: new Set(except), fields });
  return fields;
}

interface Collecting {
  readonly prefix: string;
  readonly depth: number;
  readonly except: ReadonlySet<string>;
  readonly fields: Record<string, string | number | boolean>;
}

function collect(row: object, at: Collecting): void {
  for (const [name, value] of Object.entries(row)) {
    const path = `${at.prefix}${name}`;
    if (Object.keys(at.fields).length >= mostFields) return;
    if (at.except.has(path) || secretName.test(name) || name === '__proto__') continue;
    const scalar = scalarOf(value);
    if (scalar !== null) at.fields[path] = scalar;
    else if (isPlain(value) && at.depth < mostDepth) collect(value, { ...at, prefix: `${path}.`, depth: at.depth + 1 });
  }
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.slice(0, mostText);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (!Array.isArray(value) || value.length === 0) return null;
  const parts = value.slice(0, 20);
  return parts.every((part) => ['string', 'number', 'boolean'].includes(typeof part))
    ? parts.join(', ').slice(0, mostText)
    : null;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
