/** One option of a transform, as a form draws it. */
export interface TransformOption {
  readonly name: string;
  readonly kind: 'choice' | 'flag' | 'number' | 'text' | 'table' | 'value';
  readonly isRequired: boolean;
  readonly choices: readonly string[];
  /** What holds where nothing is said; undefined: nothing does. */
  readonly preset: unknown;
}

interface Property {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
}

/** The options of a transform, read from their JSON Schema. What is none of the plain kinds is a `value`: text, or JSON. */
export function optionsOf(schema: Readonly<Record<string, unknown>>): readonly TransformOption[] {
  const { properties = {}, required = [] } = schema as {
    readonly properties?: Readonly<Record<string, Property>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    kind: kindOf(property),
    isRequired: required.includes(name) && property.default === undefined,
    choices: property.enum ?? [],
    preset: property.default,
  }));
}

const plainKinds: Readonly<Record<string, TransformOption['kind']>> = {
  boolean: 'flag',
  integer: 'number',
  number: 'number',
  string: 'text',
  object: 'table',
};

function kindOf(property: Property): TransformOption['kind'] {
  if (property.enum) return 'choice';
  return plainKinds[property.type ?? ''] ?? 'value';
}

/** A table of words as lines of `known = other`. */
export function textOfTable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([known, other]) => `${known} = ${other}`)
    .join('\n');
}

/** The table that lines of `known = other` say. Lines without a sign say nothing yet. */
export function tableOfText(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    return at < 1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
  });
  return Object.fromEntries(pairs);
}

/** A value of any type as text: words as they are, all else as JSON. */
export function textOfValue(value: unknown): string {
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** The value that a text says: JSON where it is a number, true, false or an object, else the words. */
export function valueOfText(text: string): unknown {
  if (!/^(?:-?\d|true$|false$|\{)/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
