import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { onePage } from '../kit/paging/one-page.ts';
import type { SourceDevice } from '../kit/records/source-device.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { instantOfEpoch, textOf } from '../kit/rows/read-values.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';
import { nodesIn } from './answers.ts';
import { control } from './control.ts';
import { readDetails } from './device-details.ts';

const node = z.object({
  _id: z.string().min(1),
  meshid: z.string(),
  name: z.string().nullish(),
  rname: z.string().nullish(),
  ip: z.string().nullish(),
  osdesc: z.string().nullish(),
  conn: z.number().nullish(),
  agct: z.number().nullish(),
  lastconnect: z.number().nullish(),
});

const taken = ['_id', 'meshid', 'rname', 'ip', 'osdesc', 'conn', 'agct', 'lastconnect', 'type'];

/**
 * `nodes`: every device that the account may see, whole, with what the agent told of network and hardware. Bit 1 of `conn` is the agent. Source: the
 * program itself (meshuser.js; GetConnectivityState).
 */
export const devices = defineSourceStream({
  question: () => control([{ action: 'ping' }, { action: 'meshes' }, { action: 'nodes' }, { action: 'lastconnects' }]),
  paging: onePage,
  rows: nodesIn,
  // Only a server that shows devices page by page counts them; what is beyond the first page is then known to be missing.
  expected: (json) => {
    const count = memberAt(json, ['2', 'totalcount']);
    return typeof count === 'number' ? count : null;
  },
  row: node,
  record: (row, { raw }): SourceDevice => {
    const isOnline = ((row.conn ?? 0) & 1) === 1;
    const address = textOf(row.ip);
    return {
      id: row._id,
      companyId: row.meshid,
      siteName: null,
      // The name in MeshCentral may be changed there; the device's own is what other tools know it by.
      name: textOf(row.rname) ?? textOf(row.name),
      serial: null,
      biosUuid: null,
      macs: [],
      manufacturer: null,
      model: null,
      os: textOf(row.osdesc),
      osVersion: null,
      deviceClass: /\bserver\b/i.test(row.osdesc ?? '') ? 'server' : null,
      product: null,
      lastUser: null,
      // When it last came; how long it stays is not written anew with every read.
      lastSeenAt: instantOfEpoch(row.lastconnect ?? row.agct),
      isOnline,
      ipAddresses: address === null ? [] : [address],
      warrantyEndsAt: null,
      externalId: null,
      fields: scalarFields(raw, taken),
    };
  },
  enrich: readDetails,
});
