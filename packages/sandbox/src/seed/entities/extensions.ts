import type { Row } from '../../tables/table.ts';
import { fixedRows } from '../define-rows.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { DAY, HOUR, isoInstant } from '../layout/iso-instant.ts';
import { namesOfClient } from '../layout/names.ts';
import { at, between, draw } from '../random/draw.ts';
import { makeGuid } from '../random/guid.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import type { World } from '../world.ts';

const fieldRow = (
  world: World,
  [id, name]: readonly [number, string],
  place: readonly [label: string, usage: number, type: number],
): Row => ({
  id,
  guid: makeGuid(world.seed, 32, id),
  name,
  label: place[0],
  summary: '',
  hint: '',
  type: place[2],
  inputtype: 0,
  usage: place[1],
  custom: 1,
  lookup: 0,
  tab_id: 0,
  tab_name: '',
  table_id: 0,
  table_name: '',
  characterlimit: 255,
  readonly: false,
  mandatory: id >= 203 && id <= 205,
  searchable: true,
  isencrypted: false,
  onlyshowforagents: true,
  copytochild: false,
  visibility: 0,
  defaultvalue: '',
  regex: '',
  calculation: '',
  hyperlink: '',
  variable_name: `$${name}`,
  third_party_name: '',
  groupname: '',
  seq: id,
  access_control_level: 0,
  values: [],
});

/** Custom fields. `usage`: 1 ticket, 2 client, 3 site, 4 user, 5 asset; `type`: 0 text, 1 memo, 4 date (API.md 3.27, inferred). */
export const customField = fixedRows('custom-field', (world) => [
  fieldRow(world, [201, 'CFAlertReference'], ['Alert reference', 1, 0]),
  fieldRow(world, [203, 'CFChangeReason'], ['Reason for change', 1, 1]),
  fieldRow(world, [204, 'CFRollbackPlan'], ['Rollback plan', 1, 1]),
  fieldRow(world, [205, 'CFStartDate'], ['Start date', 1, 4]),
  fieldRow(world, [221, 'CFServiceTier'], ['Service tier', 2, 0]),
  fieldRow(world, [222, 'CFNextReview'], ['Next review', 2, 4]),
  fieldRow(world, [231, 'CFDoorCode'], ['Door code', 3, 0]),
  fieldRow(world, [251, 'CFRemoteAgent'], ['Remote agent id', 5, 0]),
]);

/** Custom buttons. `usage` as of custom fields, but 5 is the asset and there is none for tickets (API.md 3.26). */
export const customButton = fixedRows('custom-button', (world) => [
  {
    id: 1,
    guid: makeGuid(world.seed, 33, 1),
    name: 'open_documentation',
    label: 'Open documentation',
    usage: 2,
    seq: 10,
    icon: 'book',
    url: 'https://docs.brightwater-it.example/client/{$ID}',
    newtab: true,
    msid: 0,
  },
  {
    id: 2,
    guid: makeGuid(world.seed, 33, 2),
    name: 'remote_control',
    label: 'Remote control',
    usage: 5,
    seq: 10,
    icon: 'desktop',
    url: 'https://rmm.brightwater-it.example/device/{$ID}',
    newtab: true,
    msid: 27,
  },
]);

/** Custom tables. */
export const customTable = fixedRows('custom-table', (world) => [
  {
    id: 1,
    guid: makeGuid(world.seed, 34, 1),
    name: 'Approved Software',
    db_name: 'CTApprovedSoftware',
    linkto_table_id: 0,
    linkto_table_name: '',
    note: 'What may be installed without asking.',
    data_entry_type: 0,
    clear_on_close: false,
    primary_field_1: 0,
    primary_field_1_name: '',
    primary_field_2: 0,
    primary_field_2_name: '',
    import_name: '',
    access_control_level: 0,
    columns: 2,
    fields: [],
  },
]);

const webhookId = (world: World, n: number): string => makeGuid(world.seed, 35, n);

const webhookRow = (world: World, [n, name]: readonly [number, string], event: readonly [number, string]): Row => ({
  id: webhookId(world, n),
  name,
  url: `https://hooks.brightwater-it.example/halo/${n}`,
  method: 0,
  content_type: 'application/json',
  authentication_type: 1,
  basic_username: 'halo',
  certificate_id: 0,
  certificate_name: '',
  active: n !== 2,
  disabled: false,
  type: 0,
  payload_type: 0,
  custom_payload: false,
  last_status: n === 2 ? 500 : 200,
  note: '',
  runbook_start_type: 0,
  inbound_authentication_type: 0,
  schedule_id: 0,
  lastcreated: isoInstant(world.now - n * HOUR),
  nextcreationdate: null,
  log_retention_policy_days: 30,
  version_number: '1.0.0',
  events: [{ id: n, name: event[1], eventno: event[0], webhook_id: webhookId(world, n), type: 0, conditions: [] }],
  mappings: [],
});

/** Webhooks. The numbers of events are our own choice: Halo publishes none (API.md 6.11). */
export const webhook = fixedRows('webhook', (world) => [
  webhookRow(world, [1, 'New ticket to chat'], [1, 'New Ticket Logged']),
  webhookRow(world, [2, 'Reassigned ticket to pager'], [2, 'Ticket Reassigned']),
]);

/** Deliveries of webhooks of the last 30 days, keyed by UUID in the order of the keys. */
export const webhookEvent = fixedRows('webhook-event', (world) =>
  Array.from({ length: 120 }, (_, n): Row => {
    const h = draw(world.seed, STREAM.webhookEvent, n);
    const failed = h % 17 === 0;
    const moment = world.now - Math.floor(((n + 0.5) * 29 * DAY) / 120);
    return {
      id: makeGuid(world.seed, 36, n),
      webhook_id: webhookId(world, 1 + (n % 2)),
      integration_method_id: 0,
      integation_method_name: '',
      notification_id: 1 + (n % 2),
      timestamp: isoInstant(moment),
      status: failed ? 2 : 1,
      duration: between(h, 40, 900) / 1000,
      responsestatus: failed ? 500 : 200,
      automation_id: 0,
      automation_step: 0,
      entity_id: 1 + (h % Math.max(1, world.tickets)),
      error: failed,
      log_retention_policy_deletion_date: isoInstant(moment + 30 * DAY),
    };
  }),
);

function linkRow(index: number, world: World): Row {
  const client = at(contractsOf(world).managed, index);
  const names = namesOfClient(world, client);
  return {
    id: index + 1,
    table_id: 2,
    module_id: 27,
    halo_id: client + 1,
    halo_second_id: 0,
    halo_desc: names.name,
    halo_second_desc: '',
    third_party_id: String(500 + client),
    third_party_secondary_id: '',
    third_party_desc: names.name,
    third_party_type: 'organisation',
    third_party_url: `https://rmm.brightwater-it.example/organisation/${500 + client}`,
    third_party_status: '',
    third_party_assigned_to: '',
    details_id: 1,
    primary: true,
    date_created: isoInstant(world.now - 400 * DAY),
    date_updated: isoInstant(world.now - (index % 60) * DAY),
    subscription_id: '',
    subscription_expiry: null,
  };
}

/** External links: every managed client is linked to its organisation in the monitoring tool. */
export const externalLink: SeedEntity = {
  entity: 'external-link',
  count: (world) => contractsOf(world).managed.length,
  row: linkRow,
};
