import { isObject } from '../http/parse-body.ts';
import { rowCondition } from '../lists/condition.ts';
import { filter } from '../lists/filter.ts';
import type { Row } from '../tables/table.ts';
import { defineEndpoint, type Filter } from './endpoint.ts';

/** The `type` of a closed status (inferred, API.md 3.7). */
const closedType = 2;

const uses: Readonly<Record<string, string>> = { reqs: 'ticket', opps: 'opportunity', prjs: 'project' };

const byUse: Filter = (value) => {
  const use = uses[value];
  return use === undefined ? null : rowCondition(`use ${use}`, (row) => row['use'] === use);
};

const domains: Readonly<Record<string, string>> = { reqs: 'forrequests', opps: 'foropps', prjs: 'forprojects' };

const byDomain: Filter = (value) => {
  const member = domains[value];
  return member === undefined ? null : rowCondition(`domain ${value}`, (row) => row[member] === true);
};

/** Ticket types; API.md 3.6. */
export const ticketType = defineEndpoint({
  entity: 'ticket-type',
  path: 'TicketType',
  schema: 'RequestType',
  listSchema: 'RequestType_List',
  envelope: null,
  list: {
    only: [
      'id',
      'guid',
      'name',
      'use',
      'sequence',
      'group_id',
      'group_name',
      'itilrequesttype',
      'cancreate',
      'agentscanselect',
      'enduserscanselect',
      'anonymouscanselect',
      'hasmandatorytechfields',
      'hasmandatoryuserfields',
      'is_sprint',
      'allowattachments',
      'workflow_name',
      'default_sla',
      'default_priority',
      'default_team',
      'default_agent',
      'email_start_tag',
      'email_end_tag',
      'ticket_count',
      'fieldidlist',
    ],
  },
  filters: { domain: byUse, group_id: filter.ids('group_id') },
  always: (call) =>
    call.query.flag('showall') || call.query.flag('showinactive') || call.query.has('domain')
      ? []
      : [rowCondition('visible', (row) => row['visible'] !== false)],
  writes: { required: ['name'] },
  deletable: true,
});

/** Statuses, one list for all types; API.md 3.7. */
export const status = defineEndpoint({
  entity: 'status',
  path: 'Status',
  schema: 'TStatus',
  envelope: null,
  filters: {
    excludeclosed: filter.whenTrue((row) => row['type'] !== closedType),
    excludepending: filter.whenTrue((row) => row['type'] !== 1),
    type: filter.ids('type'),
  },
  writes: { required: ['name'] },
  deletable: true,
});

/** Priorities: the id is a UUID, `priorityid` counts within the SLA; API.md 3.8. */
export const priority = defineEndpoint({
  entity: 'priority',
  path: 'Priority',
  schema: 'Policy',
  envelope: null,
  idKind: 'uuid',
  filters: { slaid: filter.ids('slaid') },
  writes: { required: ['name', 'slaid', 'priorityid'] },
  deletable: true,
});

/** Categories; API.md 3.9. */
export const category = defineEndpoint({
  entity: 'category',
  path: 'Category',
  schema: 'CategoryDetail',
  envelope: null,
  filters: { type_id: filter.ids('type_id') },
  search: ['value'],
  writes: { required: ['value'] },
  deletable: true,
});

/** Service level agreements; priorities appear with `showpriorities`. */
export const sla = defineEndpoint({
  entity: 'sla',
  path: 'SLA',
  schema: 'SlaHead',
  envelope: null,
  list: { flags: { showpriorities: ['priorities'] } },
  writes: { required: ['name'] },
  deletable: true,
});

/** The list of teams names agents as the list of agents does, the detail as memberships (the document types them apart). */
function agentOfMembership(one: unknown): Row {
  const { agent_id, agent_name } = isObject(one) ? one : {};
  return { id: agent_id, name: agent_name };
}

/** Teams; API.md 3.10. Tickets name them by name. */
export const team = defineEndpoint({
  entity: 'team',
  path: 'Team',
  schema: 'SectionDetail',
  listSchema: 'SectionDetail_List',
  envelope: null,
  list: {
    only: [
      'id',
      'guid',
      'name',
      'sequence',
      'department_id',
      'department_name',
      'forrequests',
      'foropps',
      'forprojects',
      'inactive',
      'ticket_count',
      'last_modified',
      'agents',
      'managers',
    ],
    flags: { includeagentsforteams: ['agents'], include_managers: ['managers'] },
  },
  dress: (row, _call, of) =>
    of === 'list' && Array.isArray(row['agents']) ? { ...row, agents: row['agents'].map(agentOfMembership) } : row,
  filters: { department_id: filter.ids('department_id'), ids: filter.ids('id'), domain: byDomain },
  writes: { required: ['name'], stamps: ['last_modified'] },
  deletable: true,
});

/** Outcomes: what an action is; API.md 3.5. */
export const outcome = defineEndpoint({
  entity: 'outcome',
  path: 'Outcome',
  schema: 'TOutcome',
  envelope: null,
  search: ['outcome'],
  writes: { required: ['outcome'] },
  deletable: true,
});

/** Workflows; API.md 3.5. */
export const workflow = defineEndpoint({
  entity: 'workflow',
  path: 'Workflow',
  schema: 'FlowHeader',
  envelope: null,
  writes: { required: ['name'] },
  deletable: true,
});

/** Working hours. */
export const workday = defineEndpoint({
  entity: 'workday',
  path: 'Workday',
  schema: 'Workdays',
  envelope: null,
  list: { flags: { showholidays: ['holidays'] } },
  writes: { required: ['name'] },
  deletable: true,
});

/** Feedback of users on tickets. */
export const feedback = defineEndpoint({
  entity: 'feedback',
  path: 'Feedback',
  schema: 'Feedback',
  envelope: null,
  writes: { required: ['ticket_id'], birth: ['date'] },
  deletable: true,
});
