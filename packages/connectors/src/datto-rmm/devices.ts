import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { inParallel } from '../kit/in-parallel.ts';
import { pageNumber } from '../kit/paging/page-number.ts';
import type { DeviceClass, SourceDevice } from '../kit/records/source-device.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { instantOfEpoch, instantOfText, textOf, textsOf } from '../kit/rows/read-values.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';
import { withAudit } from './audit.ts';
import { totalCount } from './total-count.ts';

const device = z.object({
  uid: z.string().min(1),
  siteUid: z.string().nullish(),
  siteName: z.string().nullish(),
  hostname: z.string().nullish(),
  deviceType: z.object({ category: z.string().nullish(), type: z.string().nullish() }).nullish(),
  deviceClass: z.string().nullish(),
  intIpAddress: z.string().nullish(),
  extIpAddress: z.string().nullish(),
  operatingSystem: z.string().nullish(),
  displayVersion: z.string().nullish(),
  lastLoggedInUser: z.string().nullish(),
  online: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  lastSeen: z.union([z.number(), z.string()]).nullish(),
  warrantyDate: z.string().nullish(),
  webRemoteUrl: z.string().nullish(),
});

const taken = ['uid', 'siteUid', 'siteName', 'hostname', 'intIpAddress', 'operatingSystem', 'lastLoggedInUser'];

/**
 * `GET /api/v2/account/devices`: numbered pages from 0, `max` up to 250. Serial numbers stand in the audit of each device, one request
 * each, which a setting switches off. Source: the generated types of a public client (pncit/datto-rmm-api-client).
 */
export const devices = defineSourceStream({
  question: () => ({ path: 'api/v2/account/devices', query: { max: '250' } }),
  paging: pageNumber({ parameter: 'page', first: 0 }),
  rows: listAt('devices'),
  expected: totalCount,
  row: device,
  record: (row, { raw }): SourceDevice | null => {
    if (row.deleted === true) return null;
    return {
      id: row.uid,
      companyId: textOf(row.siteUid),
      siteName: textOf(row.siteName),
      name: textOf(row.hostname),
      serial: null,
      biosUuid: null,
      macs: [],
      manufacturer: null,
      model: null,
      os: textOf(row.operatingSystem),
      osVersion: textOf(row.displayVersion),
      deviceClass: classOf(row.deviceClass ?? '', row.deviceType?.category ?? ''),
      product: null,
      lastUser: textOf(row.lastLoggedInUser),
      lastSeenAt: instantOfEpoch(row.lastSeen) ?? instantOfText(row.lastSeen),
      isOnline: row.online ?? null,
      ipAddresses: textsOf(row.intIpAddress),
      warrantyEndsAt: instantOfText(row.warrantyDate),
      externalId: null,
      fields: scalarFields(raw, taken),
    };
  },
  enrich: async (entries, session, { signal }) =>
    session.settings['readsAudits'] === true
      ? inParallel(entries, { atOnce: 4, each: (entry) => withAudit(entry, session, signal) })
      : entries,
});

const categories: readonly (readonly [RegExp, DeviceClass])[] = [
  [/laptop|notebook/i, 'laptop'],
  [/server/i, 'server'],
  [/desktop|workstation/i, 'workstation'],
  [/print/i, 'printer'],
  [/phone|mobile|tablet/i, 'mobile'],
  [/network|switch|router|firewall/i, 'network'],
  [/esxi|hypervisor/i, 'server'],
];

function classOf(deviceClass: string, category: string): DeviceClass | null {
  if (deviceClass === 'printer') return 'printer';
  if (deviceClass === 'esxihost') return 'server';
  if (deviceClass === 'rmmnetworkdevice') return 'network';
  if (category === '') return null;
  return categories.find(([pattern]) => pattern.test(category))?.[1] ?? 'other';
}
