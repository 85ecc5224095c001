/** The name of a JSON type. */
export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** Names and types of a value, nothing of what it says. */
export type Shape = JsonType | { readonly [name: string]: JsonType } | readonly Shape[];

/**
 * What a value looks like, for reports that must not hold customers' data: an object becomes its members' names with their JSON types,
 * an array the shapes of its first members.
 */
export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return value.slice(0, 3).map((one) => (Array.isArray(one) ? 'array' : shapeOf(one)));
  if (typeof value !== 'object' || value === null) return jsonType(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, jsonType(member)]));
}

function jsonType(value: unknown): JsonType {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'boolean' || typeof value === 'string') return typeof value === 'boolean' ? 'boolean' : 'string';
  return 'object';
}
