import { z } from 'zod';
import type { RightNamed } from '../../store/rows/mapping-right-rows.ts';
import { assetReference } from './asset-reference.ts';

const reference = assetReference.nullable();

/** Where in an asset what a device is known by stands; null: nowhere. */
export const deviceKeysSchema = z.strictObject({
  name: reference,
  serial: reference,
  macs: reference,
  biosUuid: reference,
  manufacturer: reference,
  model: reference,
  os: reference,
});
export type DeviceKeys = z.output<typeof deviceKeysSchema>;

/** How people call the fields, the likeliest first. */
const usualNames: Readonly<Record<keyof DeviceKeys, readonly RegExp[]>> = {
  name: [/^(host|device|computer|machine|pc|system) ?name$/i, /^name$/i],
  serial: [/^serial( ?(number|no\.?|nr\.?))?$/i, /serial/i, /service ?tag/i],
  macs: [/^mac( ?address(es)?)?$/i, /\bmac\b/i],
  biosUuid: [/(sm)?bios.*uuid/i, /\buuid\b/i],
  manufacturer: [/^(manufacturer|maker|vendor|make)$/i],
  model: [/^model( ?(name|number))?$/i],
  os: [/^(os|operating ?system)( ?name)?$/i],
};

/** Proposes where values stand, from the names of the asset fields of a HaloPSA. A device without such a field for its name is called by its tag. */
export function proposeDeviceKeys(fields: readonly RightNamed[]): DeviceKeys {
  const find = (key: keyof DeviceKeys): string | null => {
    for (const pattern of usualNames[key]) {
      const found = fields.find(({ name }) => pattern.test((name ?? '').trim()));
      if (found) return `field:${found.id}`;
    }
    return null;
  };
  return {
    name: find('name') ?? 'inventory_number',
    serial: find('serial') ?? 'key_field',
    macs: find('macs'),
    biosUuid: find('biosUuid'),
    manufacturer: find('manufacturer'),
    model: find('model'),
    os: find('os'),
  };
}
