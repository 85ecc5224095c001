import type { HaloEntity } from '../entity.ts';

/** Where the rows stand in the answer of a list. */
export interface ListShape {
  /** The rows and whatever else stands among them. */
  readonly members: readonly unknown[];
  /** Where they stand: the whole answer, a member of it (as Halo spells it), or nowhere (an empty list without an array). */
  readonly at: 'array' | 'object' | 'nowhere' | { readonly key: string };
  readonly recordCount: number | null;
  /** The page size that Halo echoed. */
  readonly pageSize: number | null;
}

type Envelope = Readonly<Record<string, unknown>>;

/**
 * Finds the rows in any answer of a list (API.md 2.2): an array is the rows; else a known key in any case; else a record by itself;
 * else the single array that is neither `columns` nor ids. Null: none of these.
 */
export function findListShape(json: unknown, entity: HaloEntity): ListShape | null {
  if (Array.isArray(json)) return { members: json, at: 'array', recordCount: null, pageSize: null };
  if (typeof json !== 'object' || json === null) return null;
  const envelope: Envelope = { ...json };
  const recordCount = wholeNumber(memberOf(envelope, 'record_count'));
  const pageSize = wholeNumber(memberOf(envelope, 'page_size'));
  const found = (key: string): ListShape => {
    const members = envelope[key];
    return Array.isArray(members)
      ? { members, at: { key }, recordCount, pageSize }
      : { members: [], at: 'nowhere', recordCount, pageSize };
  };
  const known = knownKey(envelope, keysOf(entity));
  if (known !== null) return found(known);
  if (isRecord(envelope, entity)) return { members: [json], at: 'object', recordCount: null, pageSize: null };
  const guesses = Object.keys(envelope).filter((key) => Array.isArray(envelope[key]) && !/^columns|_ids$/i.test(key));
  const ofObjects = guesses.filter((key) => holdsObjects(envelope[key]));
  const [only, another] = ofObjects.length > 0 ? ofObjects : guesses;
  if (only !== undefined && another === undefined) return found(only);
  return recordCount === 0 ? { members: [], at: 'nowhere', recordCount, pageSize } : null;
}

function keysOf({ source }: HaloEntity): readonly string[] {
  return source.by === 'embedded' ? [] : source.list.keys;
}

/** The first of the known keys that holds an array, else that is null (an empty list). */
function knownKey(envelope: Envelope, keys: readonly string[]): string | null {
  const spelt = keys
    .map((key) => Object.keys(envelope).find((name) => name.toLowerCase() === key.toLowerCase()))
    .filter((key) => key !== undefined);
  return spelt.find((key) => Array.isArray(envelope[key])) ?? spelt.find((key) => envelope[key] === null) ?? null;
}

/** Whether this is one record and not an envelope: every member of its key is there, and nothing of paging. */
function isRecord(envelope: Envelope, entity: HaloEntity): boolean {
  if (memberOf(envelope, 'record_count') !== undefined || memberOf(envelope, 'page_no') !== undefined) return false;
  return entity.key.every((name) => {
    const wire = entity.fields[name]?.wire;
    return wire !== undefined && Object.hasOwn(envelope, wire);
  });
}

function holdsObjects(value: unknown): boolean {
  return Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
}

function memberOf(envelope: Envelope, name: string): unknown {
  if (Object.hasOwn(envelope, name)) return envelope[name];
  const key = Object.keys(envelope).find((one) => one.toLowerCase() === name);
  return key === undefined ? undefined : envelope[key];
}

function wholeNumber(value: unknown): number | null {
  const found = typeof value === 'string' && /^\d{1,12}$/.test(value.trim()) ? Number(value) : value;
  return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : null;
}
