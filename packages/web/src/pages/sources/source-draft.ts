import type { ConnectorField } from './sources.queries.ts';

/** What was typed for one setting: a text, a switch, a number, or the parts of a map. */
export type DraftValue = string | number | boolean | Readonly<Record<string, string>>;
/** What was typed, by the names of settings. */
export type DraftValues = Readonly<Record<string, DraftValue>>;

/** Settings as the form begins with them: what is kept, else what holds without a word. Secrets begin blank. */
export function valuesOf(fields: readonly ConnectorField[], kept: Readonly<Record<string, unknown>>): DraftValues {
  return Object.fromEntries(fields.map((field) => [field.name, firstValue(field, kept[field.name])]));
}

function firstValue({ type, default: usual }: ConnectorField, kept: unknown): DraftValue {
  if (type === 'secret') return '';
  const value = kept ?? usual;
  if (type === 'switch') return value === true;
  if (type === 'map') {
    const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(parts.map(([key, part]) => [key, String(part)]));
  }
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

/** What goes to the hub: settings by name, null for what was blanked, and the secrets that were typed. */
export interface TypedSettings {
  readonly settings: Record<string, unknown>;
  readonly secrets: Record<string, string>;
}

/** Reads a draft. What is blank is left out; where it was kept before it is null, which takes it away. A blank secret stays as it is kept. */
export function typedOf(
  fields: readonly ConnectorField[],
  values: DraftValues,
  kept: Readonly<Record<string, unknown>>,
): TypedSettings {
  const settings: Record<string, unknown> = {};
  const secrets: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.name] ?? '';
    if (field.type === 'secret') {
      if (value !== '') secrets[field.name] = String(value);
      continue;
    }
    const read = isBlank(value) ? undefined : readValue(field, value);
    if (read !== undefined) settings[field.name] = read;
    else if (kept[field.name] !== undefined) settings[field.name] = null;
  }
  return { settings, secrets };
}

function isBlank(value: DraftValue): boolean {
  if (typeof value === 'object') return Object.values(value).every((part) => part.trim() === '');
  return typeof value === 'string' && value.trim() === '';
}

function readValue({ type }: ConnectorField, value: DraftValue): unknown {
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).filter(([, part]) => part.trim() !== ''));
  if (type === 'number') return Number(value);
  return typeof value === 'string' ? value.trim() : value;
}

/**
 * What is wrong with a draft, by the names of settings, before the hub is asked. The hub looks at everything again.
 * @param keptSecrets names of secrets that are kept: left blank they stay
 */
export function problemsOf(
  fields: readonly ConnectorField[],
  values: DraftValues,
  keptSecrets: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const problem = problemOf(field, values[field.name] ?? '', keptSecrets.includes(field.name));
      return problem === null ? [] : [[field.name, problem]];
    }),
  );
}

function problemOf({ type, required, least, most }: ConnectorField, value: DraftValue, isKept: boolean): string | null {
  if (isBlank(value)) return required && !isKept ? 'It is needed.' : null;
  if (type === 'url' && !URL.canParse(String(value).trim())) return 'It is no address: it begins with https://.';
  if (type !== 'number') return null;
  const number = Number(value);
  if (!Number.isFinite(number)) return 'It is no number.';
  if (least !== null && number < least) return `It is ${least} or more.`;
  return most !== null && number > most ? `It is ${most} or less.` : null;
}

/** Settings that a refusal of the hub names, as `field: what is wrong`, by their names. The rest is shown as it is. */
export function problemsIn(detail: string, fields: readonly ConnectorField[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const found = new RegExp(`(?:^|[\\s;:])${name.replaceAll(/\W/g, '\\$&')}(?:\\.\\w+)?: ([^;]+)`).exec(detail);
      return found?.[1] ? [[name, found[1].trim()]] : [];
    }),
  );
}
