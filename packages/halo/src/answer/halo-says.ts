import type { RefusedField } from '../errors/validation-refused.ts';

/** What an error body of HaloPSA tells. API.md 2.10. */
export interface HaloSaying {
  /** Halo's own words, at most 300 characters. */
  readonly says: string | null;
  readonly fields: readonly RefusedField[];
}

const nothing: HaloSaying = { says: null, fields: [] };
const longest = 300;

/**
 * Reads an error body in any of the known shapes, in the order of API.md 2.10: `resultCode`/`errorMessage`, a serialised .NET
 * exception, `Message`, `error`, then ASP.NET model state (an object keyed by JSON path, or under `errors`), an `errors` array, text.
 */
export function readHaloSaying(text: string): HaloSaying {
  const json = parse(text);
  if (json === undefined)
    return text.trim() === '' || text.trimStart().startsWith('<') ? nothing : { says: cut(text), fields: [] };
  if (typeof json === 'string') return { says: cut(json), fields: [] };
  if (Array.isArray(json)) return { says: firstText(json), fields: [] };
  if (!isObject(json)) return nothing;
  const named =
    textMember(json, 'errorMessage') ??
    textMember(json, 'Message') ??
    textMember(json, 'error_description') ??
    textMember(json, 'error');
  const errors = json['errors'];
  const state = isObject(errors) ? errors : named === null ? json : {};
  const fields = Object.keys(state)
    .filter((path) => isTexts(state[path]))
    .slice(0, 100)
    .map((path) => ({ path: cut(path) }));
  const says =
    named ??
    (Array.isArray(errors) ? firstText(errors) : null) ??
    firstText(fields.map(({ path }) => state[path])) ??
    textMember(json, 'title');
  return { says: says === null ? null : cut(says), fields };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: plain text or a page, which the caller tells apart
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}

function textMember(value: Readonly<Record<string, unknown>>, name: string): string | null {
  const key = Object.keys(value).find((one) => one.toLowerCase() === name.toLowerCase());
  const found = key === undefined ? undefined : value[key];
  return typeof found === 'string' && found !== '' ? found : null;
}

function firstText(values: readonly unknown[]): string | null {
  for (const value of values) {
    if (typeof value === 'string') return cut(value);
    if (Array.isArray(value) && typeof value[0] === 'string') return cut(value[0]);
    if (isObject(value)) {
      const found = textMember(value, 'message') ?? textMember(value, 'description');
      if (found !== null) return cut(found);
    }
  }
  return null;
}

function cut(text: string): string {
  return text.trim().slice(0, longest).toWellFormed();
}
