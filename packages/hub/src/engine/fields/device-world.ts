import type { ChangeDefinition } from '../plan/change-definition.ts';
import type { CompiledField } from './compile-field-map.ts';
import type { FieldLock, LastEdit, LastWritten } from './decide-field.ts';
import type { FieldMap } from './field-map.ts';
import type { Lookups } from './transform-definition.ts';

/** A device of the source that is planned. */
export interface SourceDeviceRecord {
  /** The tool's own id. */
  readonly key: string;
  readonly companyId: string | null;
  readonly record: Readonly<Record<string, unknown>>;
  /** When the source said so: since then nothing of it has changed. */
  readonly changedAt: Date;
  /** Since when it has been missing; null: it is there. */
  readonly missingSince: Date | null;
  readonly isGone: boolean;
}

/** What a record of the source is mapped to. */
export interface MappedTo {
  readonly state: 'linked' | 'ignored' | 'suspended';
  readonly haloKey: number | null;
  readonly siteId: number | null;
  readonly decidedBy: string;
  readonly score: number | null;
  readonly evidence: readonly unknown[];
}

/** An asset as the mirror has it. */
export interface MirroredAsset {
  readonly id: number;
  readonly clientId: number | null;
  /** HaloPSA's own members. */
  readonly record: Readonly<Record<string, unknown>>;
  /** When HaloPSA said so. */
  readonly seenAt: Date;
}

/** All that stands behind one asset besides itself. */
export interface AssetMemory {
  readonly values: ReadonlyMap<string, LastWritten>;
  readonly locks: ReadonlyMap<string, FieldLock>;
}

/** A device of another source that is the same asset. */
export interface RivalDevice {
  readonly sourceId: number;
  readonly sourceName: string;
  readonly fields: readonly CompiledField[];
  readonly record: Readonly<Record<string, unknown>>;
}

/** Everything that a plan of a source is made from. Read once; nothing in it waits. */
export interface DeviceWorld {
  readonly source: { readonly id: number; readonly name: string; readonly connector: string; readonly target: string };
  readonly at: Date;
  readonly fields: readonly CompiledField[];
  readonly planning: FieldMap['planning'];
  readonly devices: readonly SourceDeviceRecord[];
  readonly companyOf: (companyId: string, siteName: string | null) => MappedTo | null;
  readonly deviceLink: (key: string) => MappedTo | null;
  readonly productLink: (product: string) => MappedTo | null;
  readonly hasCandidate: (key: string) => boolean;
  readonly asset: (id: number) => MirroredAsset | null;
  readonly memory: (assetId: number) => AssetMemory;
  /** Who changed a field of an asset last; null: nothing is known. */
  readonly edit: (assetId: number, field: string) => LastEdit | null;
  readonly rivals: (assetId: number) => readonly RivalDevice[];
  readonly lookups: (clientId: number, companyId: string) => Lookups;
  readonly clientName: (id: number) => string | null;
  readonly clientOfSite: (siteId: number) => number | null;
  /** The asset of a client that has this tag. */
  readonly assetWithTag: (clientId: number, tag: string) => number | null;
  readonly assetTypeNamed: (name: string) => number | null;
  readonly firstAssetGroup: number | null;
  /** The device that bears this serial number besides the given one, in this source. */
  readonly sameSerial: (device: SourceDeviceRecord) => string | null;
  /** What HaloPSA refused of a device within the last day, as the fields were wanted. */
  readonly refused: (key: string) => Readonly<Record<string, unknown>> | null;
  readonly definitions: {
    readonly create: ChangeDefinition;
    readonly update: ChangeDefinition;
    readonly createType: ChangeDefinition;
  };
}

/** Why a device is not in the plan. */
export const leftOutReasons = {
  'no-company': 'The source names no company for it.',
  'company-not-mapped': 'Its company is not mapped to a client.',
  'company-ignored': 'Its company is ignored.',
  'company-suspended': 'The mapping of its company is suspended.',
  'company-without-site': 'Its company has no site at which new assets come to be.',
  'device-ignored': 'It is ignored.',
  'device-suspended': 'Its own mapping is suspended.',
  'needs-choice': 'An asset may be the same: somebody has to choose.',
  'create-off': 'It is not mapped, and making assets is switched off for this source.',
  'same-serial': 'Another device of the source bears the same serial number.',
  'tag-taken': 'An asset of the client has this tag already: map the device to it, or rename one of them.',
  'no-name': 'It has no name.',
  'product-ignored': 'Its product is ignored.',
  'no-asset-type': 'There is no asset type for it, and making one is switched off.',
  gone: 'It is gone from the source.',
  'asset-missing': 'Its asset is not in the mirror: it was deleted, or was not read yet.',
  'asset-inactive': 'Its asset was made inactive in HaloPSA.',
  'refused-before': 'HaloPSA refused exactly this within the last day.',
} as const;

/** The code of a reason. */
export type LeftOutReason = keyof typeof leftOutReasons;
