import { z } from 'zod';
import type { RightAsset } from '../../store/rows/mapping-right-rows.ts';

/** Where in an asset a value stands: a member of it, an asset field or a custom field by number. */
export const assetReference = z
  .string()
  .regex(
    /^(inventory_number|key_field|key_field2|key_field3|third_party_id|user_name|type_name|(field|custom):\d{1,18})$/,
    'must be inventory_number, key_field, key_field2, key_field3, third_party_id, user_name, type_name, field:<number> or custom:<number>',
  );

type Member = Exclude<keyof RightAsset, 'id' | 'clientId' | 'siteId' | 'ninjaRmmId' | 'fields' | 'customFields'>;

const members: Readonly<Record<string, Member>> = {
  inventory_number: 'inventoryNumber',
  key_field: 'keyField',
  key_field2: 'keyField2',
  key_field3: 'keyField3',
  third_party_id: 'thirdPartyId',
  user_name: 'userName',
  type_name: 'typeName',
};

/** Reads the values of one asset by reference; what is absent or blank is null. */
export function assetReader(asset: RightAsset): (reference: string | null) => string | null {
  let fields: ReadonlyMap<string, string> | undefined;
  return (reference) => {
    if (reference === null) return null;
    const member = members[reference];
    if (member !== undefined) return asset[member];
    fields ??= new Map([...entriesOf('field', asset.fields), ...entriesOf('custom', asset.customFields)]);
    return fields.get(reference) ?? null;
  };
}

/** `fields` and `customfields` of a Device: a list of `{ id, name, value, display }`. Source: API.md 2.7. */
function entriesOf(prefix: string, text: string | null): readonly (readonly [string, string])[] {
  if (text === null) return [];
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((item: unknown) => {
    const { id, value } = (item ?? {}) as { readonly id?: unknown; readonly value?: unknown };
    if (typeof id !== 'number' || (typeof value !== 'string' && typeof value !== 'number')) return [];
    // The database refuses the null character and halves of surrogate pairs, and one value must not hold up the rest.
    const clean = String(value).toWellFormed().replaceAll('\u0000', '').trim();
    return clean === '' ? [] : [[`${prefix}:${id}`, clean] as const];
  });
}
