import { createHash } from 'node:crypto';
import type { LeftDevice } from '../../store/rows/mapping-left-rows.ts';
import type { RightAsset } from '../../store/rows/mapping-right-rows.ts';
import type { AssetRecord } from '../matching/asset-record.ts';
import { assetReader } from './asset-reference.ts';
import type { DeviceKeys } from './device-keys.ts';

/** The client of a company, or of a site of it that is split off; null: it is not mapped. */
export type ClientOf = (companyId: string | null, siteName: string) => number | null;

/** Devices of a source as they are compared, each within the client that its company is mapped to. */
export function leftDeviceRecords(devices: readonly LeftDevice[], clientOf: ClientOf): readonly AssetRecord[] {
  return devices.map(({ companyId, siteName, lastUser, lastSeenAt, ...device }) => {
    const clientId = clientOf(companyId, siteName);
    return { ...device, clientId: clientId === null ? null : String(clientId), user: lastUser, lastSeen: lastSeenAt };
  });
}

/** What tells which asset is known to be which device. */
export interface KnownIds {
  readonly connector: string;
  /** Host and port of the tool. */
  readonly target: string;
  /** Device by asset, as it was written before. */
  readonly written: ReadonlyMap<number, string>;
  readonly deviceIds: readonly string[];
}

/** What identifies an asset that is made for a device of a source, in every plan and every hub. */
function assetIdentityOf({ connector, target }: Pick<KnownIds, 'connector' | 'target'>, deviceId: string): string {
  return `${connector} ${target} device ${deviceId}`;
}

/** Assets as they are compared. Ids that somebody stored before are hard evidence: ours, and those that HaloPSA keeps for a tool. */
export function rightDeviceRecords(assets: readonly RightAsset[], keys: DeviceKeys, known: KnownIds): readonly AssetRecord[] {
  const byMarker = new Map(known.deviceIds.map((id) => [markerOf(assetIdentityOf(known, id)), id]));
  return assets.map((asset) => {
    const read = assetReader(asset);
    const marked = asset.thirdPartyId === null ? undefined : byMarker.get(asset.thirdPartyId);
    return {
      id: String(asset.id),
      clientId: String(asset.clientId),
      name: read(keys.name),
      serial: read(keys.serial),
      biosUuid: read(keys.biosUuid),
      macs: (read(keys.macs) ?? '').split(/[\s,;]+/).filter((mac) => mac !== ''),
      manufacturer: read(keys.manufacturer),
      model: read(keys.model),
      os: read(keys.os),
      user: asset.userName,
      lastSeen: null,
      externalId: known.written.get(asset.id) ?? marked ?? idOfTool(asset, known.connector),
    };
  });
}

/** As a plan marks an asset that it makes: see `markerOf` of the plan. */
function markerOf(identity: string): string {
  return `sundog:${createHash('sha256').update(`asset\n${identity}`).digest('hex').slice(0, 32)}`;
}

function idOfTool({ ninjaRmmId, dattoId }: RightAsset, connector: string): string | null {
  if (connector === 'ninjaone') return ninjaRmmId === null ? null : String(ninjaRmmId);
  return connector === 'datto-rmm' ? dattoId : null;
}
