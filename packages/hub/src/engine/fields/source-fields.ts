import type { FieldScalar } from './transform-definition.ts';

/** The members that every device of a source may have, with what people call them. Everything else is `fields.<name>`. */
export const sourceFields = {
  id: 'Id in the tool',
  name: 'Name',
  serial: 'Serial number',
  biosUuid: 'BIOS UUID',
  macs: 'MAC addresses',
  manufacturer: 'Manufacturer',
  model: 'Model',
  os: 'Operating system',
  osVersion: 'Version of the operating system',
  deviceClass: 'Class of device',
  product: 'Product',
  lastUser: 'Last user',
  lastSeenAt: 'Last seen',
  ipAddresses: 'IP addresses',
  warrantyEndsAt: 'Warranty ends',
  siteName: 'Site in the tool',
  externalId: 'Id for another system',
} as const;

/** Whether a device can have a field of this name. */
export function isSourceField(name: string): boolean {
  return Object.hasOwn(sourceFields, name) || (name.startsWith('fields.') && name.length > 'fields.'.length);
}

/** What a device of a source says in a field: one value, several, or none. */
export function readSourceField(device: Readonly<Record<string, unknown>>, name: string): readonly FieldScalar[] {
  const held = name.startsWith('fields.') ? memberOf(device['fields'], name.slice('fields.'.length)) : memberOf(device, name);
  return (Array.isArray(held) ? held : [held]).map(toScalar).filter((value) => value !== null);
}

function memberOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null && Object.hasOwn(record, name)
    ? (record as Readonly<Record<string, unknown>>)[name]
    : null;
}

function toScalar(value: unknown): FieldScalar {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'boolean' ? value : null;
}
