import type { MappingSettings, MappingSettingsPatch } from './mapping.queries.ts';

/** What a device is known by, in words. */
export const deviceKeyWords: readonly (readonly [keyof MappingSettings['deviceKeys'], string])[] = [
  ['name', 'Name'],
  ['serial', 'Serial number'],
  ['macs', 'MAC addresses'],
  ['biosUuid', 'UUID of the BIOS'],
  ['manufacturer', 'Manufacturer'],
  ['model', 'Model'],
  ['os', 'Operating system'],
];

const members = [
  ['inventory_number', 'Asset tag'],
  ['key_field', 'Key field'],
  ['key_field2', 'Key field 2'],
  ['key_field3', 'Key field 3'],
  ['third_party_id', 'Third party id'],
  ['user_name', 'User name'],
  ['type_name', 'Type'],
] as const;

/** Every place in an asset where a value may stand: its own members, then the fields that this HaloPSA has. */
export function referencesOf(assetFields: MappingSettings['assetFields']): { value: string; label: string }[] {
  return [
    ...members.map(([value, label]) => ({ value, label })),
    ...assetFields.map(({ id, name }) => ({ value: `field:${id}`, label: `${name ?? 'Field'} (field ${id})` })),
  ];
}

/** Rules as the text that is changed. */
export function rulesText(rules: MappingSettings['settings']['rules']): string {
  return JSON.stringify(rules, null, 1);
}

/** What was typed, as rules; what is in them the hub looks at. Null: it is no JSON object. */
export function readRules(text: string): NonNullable<MappingSettingsPatch['rules']> | null {
  if (text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}
