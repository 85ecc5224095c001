/** A value whose dates are ISO 8601, as JSON has them. */
type WithIsoDates<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly WithIsoDates<Item>[]
    : T extends object
      ? { readonly [Member in keyof T]: WithIsoDates<T[Member]> }
      : T;

/** The same value with its dates as ISO 8601, however deep: answers are checked before they become JSON. */
export function withIsoDates<T>(value: T): WithIsoDates<T> {
  return convert(value) as WithIsoDates<T>;
}

function convert(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, convert(member)]));
}
