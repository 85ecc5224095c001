/** What one answer of a list looked like. */
export interface ListAnswer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** The member under which the rows stood, as Halo spelt it; null: a bare array. */
  readonly key: string | null;
  readonly recordCount: number | null;
  /** The page size that Halo echoed; null: it echoed none. */
  readonly echoedPageSize: number | null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function memberOf(value: Readonly<Record<string, unknown>>, name: string): unknown {
  const found = Object.keys(value).find((key) => key.toLowerCase() === name);
  return found === undefined ? undefined : value[found];
}

const wholeNumber = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) ? value : null);

/**
 * Looks at the answer of a list: an array is the rows; else a known key; else the single array that is neither `columns` nor ids
 * (API.md 2.2). Null: no list can be seen in it. The preflight looks for itself, because what it observes is the very shape that the
 * client's reader hides.
 */
export function readListAnswer(json: unknown, keys: readonly string[]): ListAnswer | null {
  if (Array.isArray(json)) return { rows: json.filter(isObject), key: null, recordCount: null, echoedPageSize: null };
  if (!isObject(json)) return null;
  const arrays = Object.keys(json).filter((key) => Array.isArray(json[key]));
  const known = keys
    .map((key) => arrays.find((name) => name.toLowerCase() === key.toLowerCase()))
    .find((name) => name !== undefined);
  const guesses = arrays.filter((name) => !/^columns|_ids$/i.test(name));
  const key = known ?? (guesses.length === 1 ? guesses[0] : undefined);
  if (key === undefined) return null;
  const rows = json[key];
  return {
    rows: Array.isArray(rows) ? rows.filter(isObject) : [],
    key,
    recordCount: wholeNumber(memberOf(json, 'record_count')),
    echoedPageSize: wholeNumber(memberOf(json, 'page_size')),
  };
}
