import type { PlannedValues } from '../plan/plan-value.ts';
import { type DeviceOutcome, evidenceOf, isRefused, originsOf, titleOf } from './device-outcome.ts';
import type { DeviceWorld, LeftOutReason, SourceDeviceRecord } from './device-world.ts';

/** The names of asset types that are made for a class of devices, where HaloPSA has none of this name. */
const typeOfClass: Readonly<Record<string, string>> = {
  workstation: 'Workstation',
  laptop: 'Laptop',
  server: 'Server',
  network: 'Network device',
  mobile: 'Mobile device',
  printer: 'Printer',
  'virtual-machine': 'Virtual machine',
  other: 'Other device',
};

interface Place {
  readonly clientId: number;
  readonly siteId: number | null;
  readonly companyId: string;
}

/** What a device that no asset is linked to comes to: a new asset, or a reason why not. Pure. */
export function planNewAsset(world: DeviceWorld, device: SourceDeviceRecord, place: Place): DeviceOutcome {
  const leave = (leftOut: LeftOutReason): DeviceOutcome => ({ draft: null, origins: {}, leftOut, assetId: null, decided: [] });
  const reason = reasonAgainst(world, device, place);
  if (reason !== null) return leave(reason);
  const lookups = world.lookups(place.clientId, place.companyId);
  const said = world.fields
    .filter(({ entry }) => entry.direction !== 'from-halo')
    .flatMap(({ field, say }) => {
      const answer = say(device.record, lookups);
      return 'value' in answer && answer.value !== null ? [{ field, value: answer.value, observedAt: device.changedAt }] : [];
    });
  const values = Object.fromEntries(said.map(({ field, value }) => [field, value]));
  const tag = values['tag'] ?? String(device.record['name']).trim();
  if (world.assetWithTag(place.clientId, String(tag)) !== null) return leave('tag-taken');
  const type = values['assetTypeId'] ?? typeFor(world, device);
  if (type === 'ignored') return leave('product-ignored');
  if (type === null) return leave('no-asset-type');
  const newType = typeof type === 'string' ? type : undefined;
  const after: PlannedValues = {
    siteId: place.siteId,
    ...values,
    tag,
    // The number of the change that makes the type is put in when the plan is put together.
    assetTypeId: newType === undefined ? Number(type) : { keyOfChange: 0 },
  };
  if (isRefused(world, device.key, after)) return leave('refused-before');
  const written = [...said.filter(({ field }) => field !== 'tag'), { field: 'tag', value: tag, observedAt: device.changedAt }];
  return {
    draft: {
      definition: world.definitions.create,
      recordKey: null,
      identity: `${world.source.connector} ${world.source.target} device ${device.key}`,
      clientId: place.clientId,
      title: titleOf(world, tag, place.clientId),
      before: {},
      after,
      reason: `It is in ${world.source.name}, and no asset is like it.`,
      evidence: evidenceOf(world, device, null),
    },
    origins: originsOf(written),
    leftOut: null,
    assetId: null,
    decided: [],
    ...(newType === undefined ? {} : { newType }),
  };
}

function reasonAgainst(world: DeviceWorld, device: SourceDeviceRecord, place: Place): LeftOutReason | null {
  if (device.isGone) return 'gone';
  if (world.hasCandidate(device.key)) return 'needs-choice';
  if (!world.planning.createAssets) return 'create-off';
  if (place.siteId === null) return 'company-without-site';
  if (typeof device.record['name'] !== 'string' || device.record['name'].trim() === '') return 'no-name';
  return world.sameSerial(device) === null ? null : 'same-serial';
}

/** The number of the asset type, the name of one that is to be made, or null where there is none. */
function typeFor(world: DeviceWorld, device: SourceDeviceRecord): number | string | null {
  const { product, deviceClass } = device.record;
  // A device without a product is mapped by its class.
  const mappedBy = typeof product === 'string' && product !== '' ? product : deviceClass;
  const mapped = typeof mappedBy === 'string' ? world.productLink(mappedBy) : null;
  if (mapped?.state === 'ignored') return 'ignored';
  if (mapped?.state === 'linked' && mapped.haloKey !== null) return mapped.haloKey;
  const kind = typeof deviceClass === 'string' && Object.hasOwn(typeOfClass, deviceClass) ? deviceClass : 'other';
  const chosen = world.planning.assetTypes[kind];
  if (chosen !== undefined) return chosen;
  const name = typeOfClass[kind] ?? 'Other device';
  return world.assetTypeNamed(name) ?? (world.planning.createTypes ? name : null);
}
