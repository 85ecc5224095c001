import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { afterId } from '../kit/paging/after-id.ts';
import type { DeviceClass, SourceDevice } from '../kit/records/source-device.ts';
import { keyText } from '../kit/rows/key-text.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { instantOfEpoch, textOf, textsOf } from '../kit/rows/read-values.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';
import { type computerSystem, readInventory } from './inventory.ts';

const device = z.object({
  id: z.number().int(),
  uid: z.string().nullish(),
  organizationId: z.number().int().nullish(),
  locationId: z.number().int().nullish(),
  nodeClass: z.string().nullish(),
  offline: z.boolean().nullish(),
  displayName: z.string().nullish(),
  systemName: z.string().nullish(),
  lastContact: z.number().nullish(),
  os: z.object({ name: z.string().nullish(), buildNumber: z.string().nullish() }).nullish(),
  system: z
    .object({
      manufacturer: z.string().nullish(),
      model: z.string().nullish(),
      biosSerialNumber: z.string().nullish(),
      serialNumber: z.string().nullish(),
      chassisType: z.string().nullish(),
      virtualMachine: z.boolean().nullish(),
    })
    .nullish(),
  ipAddresses: z.array(z.string()).nullish(),
  macAddresses: z.array(z.string()).nullish(),
  lastLoggedInUser: z.string().nullish(),
});

type System = Partial<Omit<z.output<typeof computerSystem>, 'deviceId'>>;

/** Members that are in the record itself. */
const taken = ['id', 'organizationId', 'ipAddresses', 'macAddresses', 'lastLoggedInUser', 'os.name', 'os.buildNumber'];

/**
 * `GET /v2/devices-detailed`: pages by `after`. Names of locations and the hardware come from two lists that are read before; where the row
 * carries a part `system` of its own, that goes first. Source: the OpenAPI document in a public client (homotechsual/NinjaOne).
 */
export const devices = defineSourceStream({
  question: () => ({ path: 'v2/devices-detailed', query: { pageSize: '500' } }),
  paging: afterId({ parameter: 'after', member: 'id' }),
  rows: listAt(),
  row: device,
  before: (session, { signal }) => readInventory(session, signal),
  record: (row, { raw, before }): SourceDevice => {
    const id = String(row.id);
    const system: System = { ...before.systems.get(id), ...withoutNulls(row.system ?? {}) };
    return {
      id,
      companyId: keyText(row.organizationId),
      siteName: before.siteNames.get(String(row.locationId)) ?? null,
      name: textOf(row.systemName) ?? textOf(row.displayName),
      serial: textOf(system.biosSerialNumber) ?? textOf(system.serialNumber),
      biosUuid: null,
      macs: textsOf(row.macAddresses),
      manufacturer: textOf(system.manufacturer),
      model: textOf(system.model),
      os: textOf(row.os?.name),
      osVersion: textOf(row.os?.buildNumber),
      deviceClass: classOf(row.nodeClass ?? '', system),
      product: null,
      lastUser: textOf(row.lastLoggedInUser),
      lastSeenAt: instantOfEpoch(row.lastContact),
      isOnline: typeof row.offline === 'boolean' ? !row.offline : null,
      ipAddresses: textsOf(row.ipAddresses),
      warrantyEndsAt: null,
      externalId: null,
      fields: scalarFields(raw, taken),
    };
  },
});

function withoutNulls(system: object): System {
  return Object.fromEntries(Object.entries(system).filter(([, value]) => value !== null && value !== undefined));
}

/** The class of a node, by the values of `nodeClass` in the OpenAPI document. */
function classOf(nodeClass: string, { virtualMachine, chassisType }: System): DeviceClass | null {
  if (nodeClass === '') return null;
  if (nodeClass.endsWith('_SERVER')) return 'server';
  if (/^(VMWARE|HYPERV)_.*GUEST$/.test(nodeClass) || (virtualMachine === true && nodeClass.endsWith('_WORKSTATION')))
    return 'virtual-machine';
  if (/^(VMWARE|HYPERV)_.*HOST$/.test(nodeClass)) return 'server';
  if (/^(NMS_)?.*PRINTER/.test(nodeClass)) return 'printer';
  if (nodeClass.startsWith('NMS')) return 'network';
  if (/ANDROID|APPLE_I/.test(nodeClass)) return 'mobile';
  if (nodeClass.endsWith('_WORKSTATION') || nodeClass === 'MAC')
    return /laptop|notebook|portable/i.test(chassisType ?? '') ? 'laptop' : 'workstation';
  return 'other';
}
