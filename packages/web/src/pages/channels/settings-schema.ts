/** One setting of a kind of channel, as a form draws it. */
export interface SettingField {
  readonly name: string;
  readonly title: string;
  readonly type: 'text' | 'number' | 'choice' | 'list';
  readonly isSecret: boolean;
  readonly isRequired: boolean;
  readonly choices: readonly string[];
  readonly preset: unknown;
}

interface Property {
  readonly type?: string;
  readonly title?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
}

/**
 * The fields of a kind, read from the JSON Schema of its settings: text, whole numbers, one of several words, lists of text.
 * @param kind as `channels.kinds` gives it
 */
export function fieldsOf(kind: {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
}): readonly SettingField[] {
  const { properties = {}, required = [] } = kind.settings as {
    readonly properties?: Readonly<Record<string, Property>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    title: property.title ?? name,
    type: typeOf(property),
    isSecret: kind.secrets.includes(name),
    isRequired: required.includes(name) && property.default === undefined,
    choices: property.enum ?? [],
    preset: property.default,
  }));
}

function typeOf(property: Property): SettingField['type'] {
  if (property.enum) return 'choice';
  if (property.type === 'array') return 'list';
  return property.type === 'integer' || property.type === 'number' ? 'number' : 'text';
}

/** What was typed for the fields. Blank: not said. */
export type SettingValues = Readonly<Record<string, string | number | readonly string[]>>;

/** What a form begins with: what is kept, else what holds without a word. A secret is never shown, so it begins blank. */
export function valuesOf(fields: readonly SettingField[], kept: Readonly<Record<string, unknown>>): SettingValues {
  return Object.fromEntries(
    fields.map(({ name, type, isSecret, preset }) => {
      const blank = type === 'list' ? [] : '';
      return [name, isSecret ? blank : ((kept[name] ?? preset ?? blank) as string | number | readonly string[])];
    }),
  );
}

/** What was typed as the hub takes it. What is blank is left out, or, where something is kept, taken away by null; a blank secret stays. */
export function typedOf(
  fields: readonly SettingField[],
  values: SettingValues,
  kept: Readonly<Record<string, unknown>>,
): { readonly settings: Record<string, unknown>; readonly secrets: Record<string, string> } {
  const isBlank = (value: unknown) => value === '' || value === undefined || (Array.isArray(value) && value.length === 0);
  const plain = fields.filter(({ isSecret, name }) => !isSecret && (!isBlank(values[name]) || name in kept));
  const secret = fields.filter(({ isSecret, name }) => isSecret && !isBlank(values[name]));
  return {
    settings: Object.fromEntries(plain.map(({ name }) => [name, isBlank(values[name]) ? null : values[name]])),
    secrets: Object.fromEntries(secret.map(({ name }) => [name, String(values[name])])),
  };
}
