import type { Connector, SettingField } from '@sundog/connectors';
import { InvalidArgumentError } from 'commander';
import { NoSourceSecretError } from '../../foundation/errors/no-source-secret.ts';
import type { Secret } from '../../foundation/secret.ts';
import { askSecret } from './ask-secret.ts';
import type { Terminal } from './terminal.ts';

/** Names and values as they were given: `instance=eu`, and of a setting with parts `columns.deviceName=Host`. */
export type GivenPairs = Readonly<Record<string, string>>;

/** One `name=value`, behind those before. An empty value takes the setting away. */
export function collectPair(text: string, before: GivenPairs = {}): GivenPairs {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It is name=value.');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1) };
}

/** Days as an option; `connector`: as the connector says. */
export function parseDays(text: string): number | null {
  if (text === 'connector') return null;
  const days = Number(text);
  if (!/^\d{1,4}$/.test(text) || days > 3650)
    throw new InvalidArgumentError('It is a number of days from 0 to 3650, or connector.');
  return days;
}

/**
 * Settings of a connector from pairs. A setting with parts is given part by part, over those that it has.
 * @param before the settings that are kept, for a change
 */
export function toSourceSettings(
  { settings: fields }: Connector,
  pairs: GivenPairs,
  before: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(pairs)) {
    const [head = '', ...parts] = name.split('.');
    const field = fields.find((one) => one.name === head);
    if (field?.type === 'map' && parts.length > 0) {
      const kept = Object(settings[head] ?? before[head] ?? {});
      const map = Object.fromEntries(Object.entries({ ...kept, [parts.join('.')]: value }).filter(([, text]) => text !== ''));
      settings[head] = map;
    } else settings[name] = value === '' ? null : value;
  }
  return settings;
}

interface SecretQuestion {
  readonly fields: readonly SettingField[];
  /** Files that hold a secret and nothing else, by the names of fields. */
  readonly files: GivenPairs;
  /** `SUNDOG_SOURCE_SECRET`: of a source with one secret alone. */
  readonly fromEnvironment: Secret | null;
}

/** Asks for secrets of a source, by files, the environment, or with hidden input. @throws NoSourceSecretError, SecretFileError */
export async function askSourceSecrets(
  terminal: Terminal,
  { fields, files, fromEnvironment }: SecretQuestion,
): Promise<Record<string, Secret>> {
  const secrets: Record<string, Secret> = {};
  for (const { name, label, help } of fields)
    secrets[name] = await askSecret({
      terminal,
      file: files[name],
      fromEnvironment: fields.length === 1 ? fromEnvironment : null,
      question: label,
      hint: help,
      missing: () => new NoSourceSecretError(label, name),
    });
  return secrets;
}
