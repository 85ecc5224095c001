import { z } from 'zod';
import { SettingsRefusedError } from '../errors/settings-refused.ts';
import { Secret } from '../secret.ts';
import type { AnySettingValues, SettingField } from './setting-field.ts';

const mostText = 2_000;

/** An address that credentials are sent to: no user information, no query, no fragment. Whether plain http is allowed is for the network of the hub. */
const address = z
  .string()
  .trim()
  .min(1)
  .max(mostText)
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : null;
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
      context.addIssue({ code: 'custom', message: 'is no address such as https://tool.example' });
      return z.NEVER;
    }
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  });

/** Keys are pasted with blanks around them more often than they have any. */
const secret = z.union([
  z.instanceof(Secret),
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(10_000)
    .transform((text) => new Secret(text)),
]);

function schemaOf(field: SettingField): z.ZodType {
  switch (field.type) {
    case 'text':
      return z.string().trim().min(1, 'is empty').max(mostText);
    case 'url':
      return address;
    case 'secret':
      return secret;
    case 'choice':
      return z.enum(field.choices.map(({ value }) => value));
    case 'number':
      return z.coerce.number().min(field.least).max(field.most);
    case 'switch':
      return z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
    case 'map':
      return z.partialRecord(z.enum(field.keys.map(({ value }) => value)), z.string().trim().min(1).max(mostText));
  }
}

/** What stands for a setting that was not given: its default, null where it may be absent, undefined where it may not. */
function absent(field: SettingField): unknown {
  if ('default' in field && field.default !== undefined) return field.default;
  return field.required ? undefined : null;
}

const isBlank = (value: unknown) => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * Reads settings by the fields of a connector. Texts are trimmed, secrets wrapped, what was not given is its default or null.
 * @throws SettingsRefusedError, which names every field that is wrong and no value
 */
export function parseSettings(fields: readonly SettingField[], input: unknown): AnySettingValues {
  const given = z.record(z.string(), z.unknown()).safeParse(input);
  if (!given.success) throw new SettingsRefusedError({ problems: [{ field: '', problem: 'they are no object' }] });
  const known = new Set(fields.map(({ name }) => name));
  const problems = Object.keys(given.data)
    .filter((name) => !known.has(name))
    .map((field) => ({ field, problem: 'no such setting' }));
  const values: Record<string, AnySettingValues[string]> = {};
  for (const field of fields) {
    const raw = given.data[field.name];
    const value = isBlank(raw) ? absent(field) : raw;
    if (value === undefined) problems.push({ field: field.name, problem: 'is required' });
    else if (value === null) values[field.name] = null;
    else {
      const read = schemaOf(field).safeParse(value);
      if (read.success) values[field.name] = read.data as AnySettingValues[string];
      else problems.push({ field: field.name, problem: read.error.issues[0]?.message ?? 'cannot be read' });
    }
  }
  if (problems.length > 0) throw new SettingsRefusedError({ problems });
  return values;
}
