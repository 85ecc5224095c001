import { ok } from '../http/answer.ts';
import { itemsOf } from '../http/parse-body.ts';
import { listDeletedTickets } from '../quirks/deleted-tickets.ts';
import { settleTicket, ticketDefaults } from '../quirks/ticket-rules.ts';
import { saveRow } from '../writes/save-rows.ts';
import { defineEndpoint, type Endpoint } from './endpoint.ts';
import { ticketFilters } from './ticket-filters.ts';

/** Members of a ticket's list row beyond its own details; names appear by flag (API.md 3.4). */
const listMembers = ['id', 'summary', 'details', 'client_id', 'client_name', 'site_id', 'site_name', 'user_id', 'user_name', 'user_email', 'reportedby', 'agent_id', 'agent_name', 'team', 'tickettype_id', 'tickettype_name', 'status_id', 'status_name', 'priority_id', 'priority_name', 'sla_id', 'sla_name', 'category_1', 'category_2', 'category_3', 'category_4', 'categoryid_1', 'categoryid_2', 'impact', 'urgency', 'source', 'parent_id', 'child_count', 'attachment_count', 'dateoccurred', 'dateclosed', 'dateassigned', 'startdate', 'targetdate', 'deadlinedate', 'respondbydate', 'responsedate', 'fixbydate', 'slaresponsestate', 'slaholdtime', 'excludefromsla', 'lastactiondate', 'last_update', 'onhold', 'flagged', 'inactive', 'hasbeenclosed', 'isimportantcontact', 'estimate', 'timetaken', 'chargehours', 'nonchargehours', 'itemsprice', 'supplier_id', 'salesorder_id', 'workflow_id', 'workflow_step', 'merged_into_id', 'inventory_number', 'third_party_id_string', 'customfields'];

const flags = { includeagent: ['agent_name'], includestatus: ['status_name'], includetickettype: ['tickettype_name'] };

/** Members that clients write although a fresh world may have no ticket that carries them. */
const members = ['third_party_id_string', 'third_party_id', 'closure_note', 'contract_id', 'satisfactionlevel', 'deleted', 'details_html', 'project_id', 'supplier_id', 'salesorder_id', 'merged_into_id'];

const ticketLike = {
  schema: 'Faults',
  listSchema: 'Faults_List',
  envelope: 'tickets',
  paged: true,
  isTicketLike: true,
  idsOnly: 'ticketidonly',
  members,
  search: ['summary', 'details', 'client_name', 'user_name'],
  filters: ticketFilters,
  advanced: { summary: 'summary', third_party_id_string: 'third_party_id_string', inventory_number: 'inventory_number' },
  deletable: true,
} as const;

const writes = { stamps: ['last_update'], birth: ['dateoccurred', 'datecreated'], settle: settleTicket };

/** Tickets; API.md 3.4. */
export const ticket: Endpoint = defineEndpoint({
  ...ticketLike,
  entity: 'ticket',
  path: 'Tickets',
  list: { only: listMembers, flags },
  writes: { ...writes, defaults: ticketDefaults },
  routes: [
    { method: 'GET', action: null, run: listDeletedTickets },
    // The documented form of a single object (API.md 2.1).
    { method: 'POST', action: 'object', run: (call) => ({ ...ok(itemsOf(call.body).map((item) => saveRow(ticket, call, item, '')).at(-1)), status: call.halo.settings.postStatus }) },
  ],
});

/** Opportunities: tickets of another kind, with tables of their own here; API.md 3.20. */
export const opportunity: Endpoint = defineEndpoint({
  ...ticketLike,
  entity: 'opportunity',
  path: 'Opportunities',
  list: { only: ['id', 'summary', 'details', 'client_id', 'client_name', 'site_id', 'site_name', 'user_id', 'user_name', 'user_email', 'reportedby', 'agent_id', 'agent_name', 'team', 'tickettype_id', 'tickettype_name', 'status_id', 'status_name', 'priority_id', 'priority_name', 'sla_id', 'sla_name', 'category_1', 'parent_id', 'dateoccurred', 'dateclosed', 'dateassigned', 'lastactiondate', 'last_update', 'onhold', 'inactive', 'flagged', 'oppcompanyname', 'oppcontactname', 'oppemailaddress', 'opptel', 'oppcountry', 'oppregion', 'opptype', 'oppvalue', 'oppvalueadjusted', 'oppprofit', 'oppconversionprobability', 'pipeline_stage_id', 'pipeline_stage_name', 'oppcurrentsystem', 'oppcompetitors', 'oppreason', 'opphear', 'oppproductchosen', 'oppclosurecategory', 'opptrialdate', 'oppdemodate', 'oppdiscountdate', 'oppconverteddate', 'followupdate', 'nextactivitydate', 'targetdate', 'third_party_id_string', 'customfields'], flags },
  writes: { ...writes, defaults: ticketDefaults },
});

/** Projects; API.md 3.20. */
export const project: Endpoint = defineEndpoint({
  ...ticketLike,
  entity: 'project',
  path: 'Projects',
  list: { only: ['id', 'summary', 'details', 'client_id', 'client_name', 'site_id', 'site_name', 'user_id', 'user_name', 'user_email', 'reportedby', 'agent_id', 'agent_name', 'team', 'tickettype_id', 'tickettype_name', 'status_id', 'status_name', 'priority_id', 'priority_name', 'sla_id', 'sla_name', 'category_1', 'parent_id', 'child_count', 'child_count_open', 'dateoccurred', 'dateclosed', 'dateassigned', 'lastactiondate', 'last_update', 'onhold', 'inactive', 'flagged', 'startdate', 'targetdate', 'deadlinedate', 'followupdate', 'estimate', 'estimatedays', 'timetaken', 'projecttimepercentage', 'projecttimebudget', 'projecttimeactual', 'projectmoneybudget', 'projectmoneyactual', 'chargehours', 'nonchargehours', 'itemsprice', 'cost', 'projectinternaltask', 'salesorder_id', 'milestone_id', 'milestone_name', 'milestone_startdate', 'milestone_enddate', 'third_party_id_string', 'customfields'], flags },
  writes: { ...writes, defaults: ticketDefaults },
});
