import { ok } from '../http/answer.ts';
import { rowCondition } from '../lists/condition.ts';
import { filter } from '../lists/filter.ts';
import { serveMe } from '../permissions/serve-me.ts';
import { showRights } from '../permissions/show-rights.ts';
import type { Row } from '../tables/table.ts';
import { defineEndpoint, type Filter } from './endpoint.ts';

const holds =
  (member: string, own: string): Filter =>
  (value, call, name) => {
    const wanted = new Set(call.query.integers(name) ?? []);
    const list = (row: Row): readonly Row[] => (Array.isArray(row[member]) ? (row[member] as Row[]) : []);
    return rowCondition(`${member}.${own} in ${value}`, (row) => list(row).some((one) => wanted.has(Number(one[own]))));
  };

const inTeam = holds('teams', 'team_id');
const inDepartment = holds('departments', 'department_id');

/** The roles of one agent. */
const ofAgent: Filter = (value, call) => {
  const roles = call.halo.tables.of('agent').get(Number(value))?.['roles'];
  const ids = new Set((Array.isArray(roles) ? (roles as Row[]) : []).map((role) => String(role['id'])));
  return rowCondition(`roles of agent ${value}`, (row) => ids.has(String(row['id'])));
};

/** Agents; API.md 3.11. API-only, disabled and the unassigned agent appear by flag. */
export const agent = defineEndpoint({
  entity: 'agent',
  path: 'Agent',
  schema: 'Uname',
  listSchema: 'Uname_List',
  envelope: 'agents',
  wrapped: 'paged',
  paged: true,
  list: {
    only: [
      'id',
      'name',
      'firstname',
      'surname',
      'initials',
      'email',
      'jobtitle',
      'extensionnumber',
      'sms',
      'colour',
      'team',
      'isdisabled',
      'is_agent',
      'isapiagent',
      'licence_type',
      'linemanager',
      'linemanager_name',
      'workday_id',
      'workday_name',
      'workday_timezone',
      'role_list',
      'can_approve_quote',
      'can_approve_invoice',
      'can_approve_purchaseorder',
      'lastlogindate',
      'teams',
      'departments',
      'use',
    ],
    flags: {},
  },
  // Whoever signs in sees its own rights; what others may do is as it was seeded.
  dress: (row, { identity }, of) =>
    of === 'detail' && row['id'] === identity.agent.agentId ? showRights(row, identity.agent) : row,
  search: ['name', 'email'],
  filters: { team_id: inTeam, department_id: inDepartment },
  always: ({ query }) => [
    ...(query.flag('includeapiagents') ? [] : [rowCondition('no API-only agents', (row) => row['isapiagent'] !== true)]),
    ...(query.flag('includeunassigned') ? [] : [rowCondition('no unassigned', (row) => row['id'] !== 1)]),
    ...(query.flag('includedisabled') || query.flag('showall')
      ? []
      : [rowCondition('enabled', (row) => row['isdisabled'] !== true)]),
    ...(query.flag('includeenabled', true) ? [] : [rowCondition('disabled', (row) => row['isdisabled'] === true)]),
  ],
  writes: { required: ['name'], stamps: ['last_modified'] },
  deletable: true,
  routes: [
    { method: 'GET', action: 'me', run: serveMe },
    { method: 'POST', action: 'clearcache', run: () => ok({}) },
  ],
});

/** Roles; API.md 1.6. */
export const role = defineEndpoint({
  entity: 'role',
  path: 'Roles',
  schema: 'NHD_Roles',
  envelope: null,
  idKind: 'text',
  filters: { agentid: ofAgent },
  writes: { required: ['name'] },
  deletable: true,
});

/** Groups of clients (top levels). */
export const topLevel = defineEndpoint({
  entity: 'top-level',
  path: 'TopLevel',
  schema: 'Tree',
  listSchema: 'Tree_List',
  envelope: 'toplevels',
  paged: true,
  idsOnly: 'idonly',
  list: {
    only: [
      'id',
      'guid',
      'name',
      'long_name',
      'type',
      'organisation_id',
      'organisation_name',
      'org_department_name',
      'user_count',
    ],
  },
  search: ['name'],
  writes: { required: ['name'] },
  deletable: true,
});

/** Notes of sales and account managers on clients. */
export const crmNote = defineEndpoint({
  entity: 'crm-note',
  path: 'CRMNote',
  schema: 'AreaNote',
  envelope: 'actions',
  filters: { client_id: filter.ids('client_id'), supplier_id: filter.ids('supplier_id') },
  writes: { birth: ['datetime'] },
  deletable: true,
});

/** Feed of changes of users; API.md 2.5. Its rows are read as those of AssetChange (inferred). */
export const userChange = defineEndpoint({
  entity: 'user-change',
  path: 'UserChange',
  schema: 'DeviceChange',
  envelope: 'changes',
  paged: true,
  idsOnly: 'idonly',
  search: ['field_name', 'new_value'],
  filters: { change_date: filter.from('datetime') },
  writes: false,
  deletable: false,
});
