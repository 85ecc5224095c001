import type { FieldValues } from './field-values.ts';

/** What a device is, in our words. */
export type DeviceClass = (typeof deviceClasses)[number];

/** Every class of device. */
export const deviceClasses = [
  'workstation',
  'laptop',
  'server',
  'network',
  'mobile',
  'printer',
  'virtual-machine',
  'other',
] as const;

/** A device as a tool knows it. What the tool does not say is null, and a list is then empty. */
export interface SourceDevice {
  /** The tool's own id. Unique within the source, and the same in every read. */
  readonly id: string;
  /** {@link SourceCompany} of the same source. */
  readonly companyId: string | null;
  readonly siteName: string | null;
  readonly name: string | null;
  readonly serial: string | null;
  readonly biosUuid: string | null;
  /** As the tool writes them. */
  readonly macs: readonly string[];
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly os: string | null;
  readonly osVersion: string | null;
  readonly deviceClass: DeviceClass | null;
  /** What of the tool runs on it, where the tool sells more than one thing. */
  readonly product: string | null;
  readonly lastUser: string | null;
  readonly lastSeenAt: Date | null;
  readonly isOnline: boolean | null;
  readonly ipAddresses: readonly string[];
  readonly warrantyEndsAt: Date | null;
  /** What the tool keeps for another system. */
  readonly externalId: string | null;
  /** Every further scalar of the tool by its own name, for the field map. */
  readonly fields: FieldValues;
}
