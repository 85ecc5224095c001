import { z } from 'zod';

/** How answers differ from what a connector assumes, by path (`os.name`, `tags[]`). Never a value. */
export interface ShapeDifference {
  /** Members that the connector names and that no row had. */
  readonly missing: readonly string[];
  /** Members that rows had and the connector does not name. */
  readonly fresh: readonly string[];
  /** Members of another type than assumed. */
  readonly retyped: readonly { readonly path: string; readonly assumed: string; readonly found: string }[];
}

/** Types by path. Null and absent are no types: tools leave out what is empty. */
type Types = Map<string, Set<string>>;

const mostRows = 200;

/**
 * Compares first live answers with the shape that a connector was written for. To be printed by `sundog source check`.
 * @param assumed the `row` of a stream
 * @param answer rows as they came
 */
export function compareShapes(assumed: z.ZodType, answer: readonly unknown[]): ShapeDifference {
  const wanted: Types = new Map();
  const found: Types = new Map();
  readSchema(z.toJSONSchema(assumed, { unrepresentable: 'any', io: 'input' }), '', wanted);
  for (const row of answer.slice(0, mostRows)) readValue(row, '', found);
  const missing = [...wanted.keys()].filter((path) => path !== '' && !found.has(path));
  const fresh = [...found.keys()].filter((path) => !wanted.has(path) && !isBelowAny(path, wanted));
  const retyped = [...wanted].flatMap(([path, types]) => {
    const odd = [...(found.get(path) ?? [])].filter((type) => !types.has(type) && !types.has('any'));
    return odd.length === 0 ? [] : [{ path: path || 'the row', assumed: [...types].join('|'), found: odd.join('|') }];
  });
  return { missing: answer.length === 0 ? [] : missing.sort(), fresh: fresh.sort(), retyped };
}

/** Whether the path lies below one that the connector takes as it comes. */
function isBelowAny(path: string, wanted: Types): boolean {
  return [...wanted].some(
    ([parent, types]) => types.has('any') && (path.startsWith(`${parent}.`) || path.startsWith(`${parent}[]`)),
  );
}

function add(types: Types, path: string, type: string): void {
  types.set(path, (types.get(path) ?? new Set()).add(type));
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

function readSchema(schema: object, path: string, into: Types): void {
  const { type, properties, items, anyOf }: JsonSchema = schema;
  for (const one of anyOf ?? []) readSchema(one, path, into);
  const types = (typeof type === 'string' ? [type] : (type ?? [])).filter((name) => name !== 'null');
  for (const name of types) add(into, path, name === 'integer' ? 'number' : name);
  if (types.length === 0 && !anyOf && type === undefined) add(into, path, 'any');
  for (const [name, inner] of Object.entries(properties ?? {})) readSchema(inner, path === '' ? name : `${path}.${name}`, into);
  if (items && Object.keys(items).length > 0) readSchema(items, `${path}[]`, into);
}

function readValue(value: unknown, path: string, into: Types): void {
  if (value === null || value === undefined) return;
  add(into, path, Array.isArray(value) ? 'array' : typeof value);
  if (Array.isArray(value)) for (const inner of value.slice(0, 20)) readValue(inner, `${path}[]`, into);
  else if (typeof value === 'object')
    for (const [name, inner] of Object.entries(value)) readValue(inner, path === '' ? name : `${path}.${name}`, into);
}
