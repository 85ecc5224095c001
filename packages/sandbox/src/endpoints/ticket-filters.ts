import { numberCondition } from '../lists/condition.ts';
import { filter } from '../lists/filter.ts';
import { changedSince, changedUntil } from '../quirks/last-update-filter.ts';
import type { Filter } from './endpoint.ts';

/** Fields that `datesearch` takes: the two documented ones (misspelt as Halo does) and two that are plausible (API.md 2.4). */
const searchable: Readonly<Record<string, string>> = {
  dateoccured: 'dateoccurred',
  dateoccurred: 'dateoccurred',
  datecleared: 'dateclosed',
  dateclosed: 'dateclosed',
  lastactiondate: 'lastactiondate',
  last_update: 'last_update',
};

/** A window: `datesearch` names the field, `startdate` and `enddate` the ends. An unknown field is not heeded. */
const window: Filter = (value, call) => {
  const member = searchable[value.toLowerCase()];
  if (member === undefined) return null;
  const start = call.query.instant('startdate') ?? Number.NEGATIVE_INFINITY;
  const end = call.query.instant('enddate') ?? Number.POSITIVE_INFINITY;
  return numberCondition(`${member} ${start}..${end}`, member, (time) => time >= start && time <= end);
};

const isEmptyDate = (value: number) => Number.isNaN(value) || value < 0;

const byTeam: Filter = (value, call) => {
  const names = new Set(value.split(',').map((id) => String(call.halo.tables.of('team').get(Number(id))?.['name'] ?? id)));
  return { name: `team in ${value}`, ofRow: (row) => names.has(String(row['team'])) };
};

const ofAsset: Filter = (value) => ({
  name: `asset ${value}`,
  ofRow: (row) =>
    Array.isArray(row['assets']) &&
    row['assets'].some((one: unknown) => typeof one === 'object' && one !== null && 'id' in one && String(one.id) === value),
});

const mine: Filter = (_value, call) =>
  call.query.flag('mine')
    ? numberCondition(`agent ${call.identity.agent.agentId}`, 'agent_id', (id) => id === call.identity.agent.agentId)
    : null;

/** What the lists of tickets, opportunities and projects can be narrowed by; API.md 3.4, Annex A. */
export const ticketFilters: Readonly<Record<string, Filter>> = {
  datesearch: window,
  client_id: filter.ids('client_id'),
  client_ids: filter.ids('client_id'),
  site_id: filter.ids('site_id'),
  user_id: filter.ids('user_id'),
  agent_id: filter.ids('agent_id'),
  agent: filter.ids('agent_id'),
  status: filter.ids('status_id'),
  status_id: filter.ids('status_id'),
  requesttype: filter.ids('tickettype_id'),
  requesttype_id: filter.ids('tickettype_id'),
  priority: filter.ids('priority_id'),
  sla: filter.ids('sla_id'),
  category_1: filter.ids('categoryid_1'),
  category_2: filter.ids('categoryid_2'),
  parent_id: filter.ids('parent_id'),
  contract_id: filter.ids('contract_id'),
  ticketids: filter.ids('id'),
  search_id: filter.ids('id'),
  asset_id: ofAsset,
  team: byTeam,
  team_name: filter.text('team'),
  mine,
  open_only: filter.whenTrueOf('dateclosed', isEmptyDate),
  closed_only: filter.whenTrueOf('dateclosed', (value) => !isEmptyDate(value)),
  search_summary: filter.part('summary'),
  search_details: filter.part('details'),
  search_user_name: filter.part('user_name'),
  search_reportedby: filter.part('reportedby'),
  search_inventory_number: filter.part('inventory_number'),
  username: filter.text('user_name'),
  flagged: filter.whenTrue((row) => row['flagged'] === true),
  withattachments: filter.whenTrue((row) => Number(row['attachment_count'] ?? 0) > 0),
  lastupdatefromdate: changedSince('last_update'),
  lastupdatetodate: changedUntil('last_update'),
};
