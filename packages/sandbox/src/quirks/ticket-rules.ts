import type { Call } from '../http/call.ts';
import { isObject } from '../http/parse-body.ts';
import { refuse, refuseModel } from '../http/refusal.ts';
import type { Instance } from '../instance.ts';
import { whyNotUpdate } from '../permissions/may-update.ts';
import type { Row } from '../tables/table.ts';
import type { Draft } from '../writes/draft.ts';

/** The `type` of a closed status (API.md 3.7: inferred). */
const closed = 2;

/** What a new ticket has when nothing was sent for it. */
export function ticketDefaults(): Row {
  return {
    summary: '',
    details: '',
    user_name: '',
    reportedby: '',
    dateclosed: null,
    hasbeenclosed: false,
    inactive: false,
    onhold: false,
    flagged: false,
    timetaken: 0,
    attachment_count: 0,
    child_count: 0,
    parent_id: null,
    assets: [],
    customfields: [],
  };
}

/** The rules of a ticket that Halo enforces: required fields of its type, priority within its SLA, user with site, dates of closing. API.md 3.4. */
export function settleTicket(draft: Draft): void {
  const { call, before, row, sent } = draft;
  const refusal = before && whyNotUpdate(call.halo, call.identity.agent, before);
  if (refusal) throw refuse(403, refusal);
  if (!before) openTicket(draft);
  settlePlace(draft);
  checkPriority(draft);
  if (!before || sent['status_id'] !== undefined) applyStatus(call.halo, row, before);
  if (!before && draft.instructions['_novalidate'] !== true) checkRequired(draft);
  settleDetails(draft);
}

/** Fills what the ticket type says: status, SLA, priority, team, agent. */
function openTicket({ call: { halo }, entity, row, sent }: Draft): void {
  const types = halo.tables.of('ticket-type');
  const type = types.get(Number(sent['tickettype_id'] ?? 0)) ?? firstTypeOf(halo, entity);
  if (sent['tickettype_id'] !== undefined && !types.get(Number(sent['tickettype_id'])))
    throw refuse(400, 'The ticket type does not exist.');
  row['tickettype_id'] = type?.['id'] ?? 1;
  row['status_id'] = positive(sent['status_id']) ?? type?.['initial_status'] ?? 1;
  row['sla_id'] = positive(sent['sla_id']) ?? type?.['default_sla'] ?? 1;
  row['priority_id'] = positive(sent['priority_id']) ?? type?.['default_priority'] ?? 1;
  row['team'] = sent['team'] ?? type?.['default_team'] ?? '';
  row['agent_id'] = positive(sent['agent_id']) ?? 1;
  row['lastactiondate'] = halo.clock.stamp();
}

function firstTypeOf(halo: Instance, use: string): Row | undefined {
  for (const type of halo.tables.of('ticket-type').rows()) if (type['use'] === use) return type;
  return undefined;
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

/** User, site and client: `userlookup` names the user where a client sends it so; a user needs a site, a site decides the client, nobody at all is the client "Unknown" (API.md 3.1, 3.4). */
function settlePlace({ call: { halo }, before, row, sent, instructions }: Draft): void {
  const lookup = instructions['userlookup'];
  if (isObject(lookup) && lookup['id'] === -1) {
    placeGeneralUser(halo, row, String(lookup['lookupdisplay'] ?? 'General User'));
    return;
  }
  const lookedUp = isObject(lookup) ? positive(lookup['id']) : undefined;
  if (lookedUp !== undefined) row['user_id'] = lookedUp;
  const userId = positive(sent['user_id']) ?? lookedUp;
  if (userId !== undefined && positive(row['site_id']) === undefined) throw refuse(400, 'A site is required when a user is set.');
  if (userId !== undefined && !halo.tables.of('user').get(userId)) throw refuse(400, 'The user does not exist.');
  if (before && sent['site_id'] === undefined && sent['client_id'] === undefined) return;
  const site = halo.tables.of('site').get(Number(row['site_id'] ?? 0));
  if (site) row['client_id'] = Number(site['client_id']);
  if (positive(row['client_id']) === undefined) row['client_id'] = 1;
  const client = halo.tables.of('client').get(Number(row['client_id']));
  if (!client) throw refuse(400, 'The client does not exist.');
  if (!site) row['site_id'] = client['main_site_id'] ?? null;
}

/** `userlookup: {id: -1}` means nobody in particular: the General User of the client's main site (API.md 2.6, 3.4). */
function placeGeneralUser(halo: Instance, row: Row, name: string): void {
  const client = halo.tables.of('client').get(Number(row['client_id'] ?? 0)) ?? halo.tables.of('client').get(1);
  row['client_id'] = client?.['id'] ?? 1;
  row['site_id'] = client?.['main_site_id'] ?? null;
  const users = halo.tables.of('user');
  const sites = users.column('site_id');
  row['user_id'] = 0;
  for (const slot of users.slots()) {
    if (sites && users.isUntouched(slot) && sites[slot] !== row['site_id']) continue;
    const user = users.peek(slot);
    if (user['site_id'] === row['site_id'] && user['name'] === 'General User') row['user_id'] = user['id'];
  }
  row['user_name'] = name;
}

/** A priority exists only within an SLA (API.md 3.8). -1 changes nothing (API.md 2.6). */
function checkPriority({ call: { halo }, before, row, sent }: Draft): void {
  if (row['priority_id'] === -1) row['priority_id'] = before?.['priority_id'] ?? 1;
  if (before && sent['priority_id'] === undefined && sent['sla_id'] === undefined) return;
  for (const priority of halo.tables.of('priority').rows())
    if (priority['slaid'] === row['sla_id'] && priority['priorityid'] === row['priority_id']) {
      row['priority_name'] = priority['name'];
      if (!before) setTargets(halo, row, priority);
      return;
    }
  if (halo.tables.of('priority').count() > 0) throw refuse(400, 'The priority does not exist in the SLA of this ticket.');
}

function setTargets(halo: Instance, row: Row, priority: Row): void {
  const after = (hours: unknown) => new Date(halo.clock.now() + Number(hours ?? 8) * 3_600_000).toISOString();
  row['respondbydate'] ??= after(priority['responsetime']);
  row['fixbydate'] ??= after(priority['fixtime']);
}

/** Whether a status is one of the closed ones. */
function isClosed(halo: Instance, statusId: unknown): boolean {
  return halo.tables.of('status').get(Number(statusId))?.['type'] === closed;
}

/** What follows from the status of a row: its name, the date of closing, the hold. */
export function applyStatus(halo: Instance, row: Row, before: Row | null): void {
  const status = halo.tables.of('status').get(Number(row['status_id']));
  if (!status && halo.tables.of('status').count() > 0) throw refuse(400, 'The status does not exist.');
  row['status_name'] = status?.['name'] ?? '';
  const isNowClosed = status?.['type'] === closed;
  const wasClosed = before !== null && isClosed(halo, before['status_id']);
  if (isNowClosed && !wasClosed) Object.assign(row, { dateclosed: halo.clock.stamp(), hasbeenclosed: true });
  if (!isNowClosed && wasClosed) row['dateclosed'] = null;
  row['onhold'] = status?.['slaaction'] === 'H';
}

/** Fields that the ticket type demands on the screen of a new ticket: names of members, or ids of custom fields. */
function checkRequired({ call, row }: Draft): void {
  const type = call.halo.tables.of('ticket-type').get(Number(row['tickettype_id']));
  const fields: readonly unknown[] = Array.isArray(type?.['fields']) ? type['fields'] : [];
  const missing = fields.filter(isObject).filter((field) => field['technew'] === 2 && isEmpty(fieldValue(row, field)));
  if (missing.length === 0) return;
  throw refuseModel(
    Object.fromEntries(
      missing.map((field) => [
        `[0].${String(field['fieldname'])}`,
        [`The field ${String(field['fieldname'])} is required by this ticket type.`],
      ]),
    ),
  );
}

function fieldValue(row: Row, field: Readonly<Record<string, unknown>>): unknown {
  const id = Number(field['fieldid']);
  if (id <= 0) return row[String(field['fieldname'])];
  const custom: readonly unknown[] = Array.isArray(row['customfields']) ? row['customfields'] : [];
  return custom.filter(isObject).find((one) => one['id'] === id || one['name'] === field['fieldname'])?.['value'];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Text and HTML of the details follow each other; assets are filled up from their records. */
function settleDetails({ call, row, sent }: Draft): void {
  if (typeof sent['details_html'] === 'string' && sent['details'] === undefined)
    row['details'] = sent['details_html'].replace(/<[^>]*>/g, '').trim();
  if (typeof sent['details'] === 'string' && sent['details_html'] === undefined)
    row['details_html'] = `<p>${sent['details']}</p>`;
  if (Array.isArray(sent['assets'])) row['assets'] = sent['assets'].filter(isObject).map((one) => assetStub(call, one['id']));
}

function assetStub(call: Call, id: unknown): Row {
  const asset = call.halo.tables.of('asset').get(Number(id));
  if (!asset) throw refuse(400, 'The asset does not exist.');
  const { inventory_number, key_field, client_id, assettype_id, assettype_name } = asset;
  return { id: asset['id'], inventory_number, key_field, client_id, assettype_id, assettype_name };
}
