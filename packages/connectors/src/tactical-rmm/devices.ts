import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { onePage } from '../kit/paging/one-page.ts';
import type { DeviceClass, SourceDevice } from '../kit/records/source-device.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { instantOfText, textOf, textsOf } from '../kit/rows/read-values.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';
import { readClientIds } from './client-ids.ts';

const agent = z.object({
  agent_id: z.string().min(1),
  hostname: z.string().nullish(),
  client_name: z.string().nullish(),
  site_name: z.string().nullish(),
  monitoring_type: z.string().nullish(),
  status: z.string().nullish(),
  last_seen: z.string().nullish(),
  operating_system: z.string().nullish(),
  plat: z.string().nullish(),
  local_ips: z.string().nullish(),
  logged_username: z.string().nullish(),
  make_model: z.string().nullish(),
  serial_number: z.string().nullish(),
});

const taken = [
  'agent_id',
  'hostname',
  'site_name',
  'last_seen',
  'operating_system',
  'local_ips',
  'logged_username',
  'serial_number',
];

/** `GET /agents/`: whole, an array, without paging. Source: the program itself (amidaware/tacticalrmm, agents/serializers.py, AgentTableSerializer). */
export const devices = defineSourceStream({
  question: () => ({ path: 'agents/' }),
  paging: onePage,
  rows: listAt(),
  row: agent,
  before: readClientIds,
  record: (row, { raw, before }): SourceDevice => ({
    id: row.agent_id,
    companyId: before.get(textOf(row.client_name) ?? '') ?? null,
    siteName: textOf(row.site_name),
    name: textOf(row.hostname),
    serial: textOf(row.serial_number),
    biosUuid: null,
    macs: [],
    manufacturer: null,
    model: textOf(row.make_model),
    os: textOf(row.operating_system) ?? textOf(row.plat),
    osVersion: null,
    deviceClass: classOf(row.monitoring_type),
    product: null,
    lastUser: textOf(row.logged_username),
    lastSeenAt: instantOfText(row.last_seen),
    isOnline: row.status ? row.status === 'online' : null,
    ipAddresses: textsOf(row.local_ips),
    warrantyEndsAt: null,
    externalId: null,
    fields: scalarFields(raw, taken),
  }),
});

function classOf(type: string | null | undefined): DeviceClass | null {
  if (type === 'server' || type === 'workstation') return type;
  return type ? 'other' : null;
}
