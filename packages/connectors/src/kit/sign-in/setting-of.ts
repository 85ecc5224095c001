import { SettingsRefusedError } from '../errors/settings-refused.ts';
import { Secret } from '../secret.ts';
import type { AnySettingValues } from '../settings/setting-field.ts';

/** A setting that a sign-in needs as its name: a text, or a key that is kept as a secret. @throws SettingsRefusedError */
export function textSetting(settings: AnySettingValues, name: string): string {
  const value = settings[name];
  if (value instanceof Secret) return value.reveal();
  if (typeof value === 'string' && value !== '') return value;
  throw new SettingsRefusedError({ problems: [{ field: name, problem: 'is required' }] });
}

/** A secret setting that a sign-in needs. @throws SettingsRefusedError */
export function secretSetting(settings: AnySettingValues, name: string): Secret {
  const value = settings[name];
  if (value instanceof Secret) return value;
  throw new SettingsRefusedError({ problems: [{ field: name, problem: 'is required' }] });
}
