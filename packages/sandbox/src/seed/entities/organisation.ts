import type { Row } from '../../tables/table.ts';
import { fixedRows } from '../define-rows.ts';
import { DEPARTMENTS, namesOfAgent, TEAMS, type TeamId } from '../layout/agent-layout.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { ROLES } from '../layout/roles.ts';
import { TICKET_TYPES } from '../layout/service-levels.ts';
import { makeGuid } from '../random/guid.ts';
import { OUTCOME } from '../tickets/action-plan.ts';
import type { World } from '../world.ts';

const teamIds: readonly TeamId[] = [1, 2, 3, 4, 5, 6];

/** The areas that a role may use, as claims: area and level (0 none to 3 create and modify). */
const CLAIMS: Readonly<Record<keyof typeof ROLES, readonly (readonly [string, string])[]>> = {
  administrator: [
    ['isadmin', '1'],
    ['tickets', '3'],
    ['clients', '3'],
    ['assets', '3'],
    ['invoices', '3'],
    ['contracts', '3'],
    ['reporting', '2'],
  ],
  engineer: [
    ['tickets', '3'],
    ['clients', '1'],
    ['assets', '3'],
    ['kb', '3'],
  ],
  sales: [
    ['tickets', '1'],
    ['clients', '3'],
    ['sales', '3'],
    ['quotes', '3'],
  ],
  finance: [
    ['clients', '2'],
    ['invoices', '3'],
    ['contracts', '3'],
    ['suppliers', '3'],
  ],
  integration: [
    ['tickets', '3'],
    ['clients', '3'],
    ['assets', '3'],
    ['invoices', '3'],
    ['contracts', '3'],
    ['suppliers', '3'],
    ['items', '3'],
    ['reporting', '2'],
  ],
};

/** Roles of agents, keyed by UUID. */
export const role = fixedRows('role', () =>
  Object.entries(ROLES).map(
    ([key, one]): Row => ({
      id: one.id,
      id_int: one.number,
      name: one.name,
      normalizedName: one.name.toUpperCase(),
      notes: one.notes,
      is_integration: one.number === 5,
      access_control_level: 0,
      claims: CLAIMS[key as keyof typeof ROLES].map(([type, value]) => ({ type, value })),
      departments: Object.entries(DEPARTMENTS).map(([id, name]) => ({
        id: one.number * 10 + Number(id),
        department_id: Number(id),
        department_name: name,
        role_id: one.id,
        role_name: one.name,
        membershiplevel: 2,
      })),
      teams: teamIds.map((id) => ({
        id: one.number * 10 + id,
        team_id: id,
        team_name: TEAMS[id].name,
        department_id: TEAMS[id].department,
        role_id: one.id,
        role_name: one.name,
      })),
      clients: [],
      tickettypes: TICKET_TYPES.map((type) => ({
        id: one.number * 100 + type.id,
        tickettype_id: type.id,
        tickettype_name: type.name,
        role_id: one.id,
        cancreate: true,
        canview: true,
        canedit: true,
      })),
      custombuttons: [],
    }),
  ),
);

/** Workflows, one per way of working; each step lists the outcomes that may follow. */
export const workflow = fixedRows('workflow', (world) =>
  ['Service desk', 'Change control', 'Project delivery', 'Sales pipeline'].map((name, place) => {
    const id = place + 1;
    const actions = Object.values(OUTCOME).map((outcome, seq) => ({
      id: id * 1_000 + seq,
      flow_id: id,
      start_step: 1,
      end_step: outcome === OUTCOME.closed ? 3 : 2,
      action_id: outcome,
      seq,
    }));
    return {
      id,
      guid: makeGuid(world.seed, 23, id),
      name,
      note: '',
      active: true,
      notinuse: false,
      in_use: true,
      access_control_level: 0,
      steps: ['Triage', 'Work', 'Closed'].map((step, n) => ({
        fdid: id * 10 + n,
        step_id: n + 1,
        flow_id: id,
        name: step,
        isstart: n === 0,
        isend: n === 2,
        stage_number: n + 1,
        actions,
      })),
      stages: ['Triage', 'Work', 'Closed'].map((stage, n) => ({ id: id * 10 + n, flow_id: id, sequence: n + 1, name: stage })),
      targets: [],
    };
  }),
);

/** Top levels: groups of clients. */
export const topLevel = fixedRows('top-level', (world) =>
  ['Brightwater Customers', 'Prospects and Partners'].map((name, place) => ({
    id: place + 1,
    guid: makeGuid(world.seed, 24, place),
    name,
    long_name: name,
    type: 0,
    parentid: 0,
    organisation_id: 1,
    organisation_name: 'Brightwater IT',
    org_department_name: '',
    user_count: 0,
    agent_department: false,
    notes: '',
    announcement: '',
  })),
);

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

function hoursOf(start: string, end: string, days: number): Row {
  const row: Row = {};
  for (const [n, day] of WEEK.entries()) {
    row[`inc${day}`] = n < days;
    row[`start${day}`] = start;
    row[`end${day}`] = end;
  }
  return row;
}

/** Working hours. Only the time of day of its instants counts; the date is a sentinel, as Halo writes it (API.md 2.6). */
export const workday = fixedRows('workday', (world) => {
  const year = new Date(world.now).getUTCFullYear();
  const holiday = (n: number, name: string, date: number): Row => ({
    id: makeGuid(world.seed, 26, n),
    holid: n,
    workday_id: 1,
    date: isoDate(date),
    end_date: isoDate(date + DAY),
    allday: true,
    name,
  });
  return [
    {
      id: 1,
      guid: makeGuid(world.seed, 27, 1),
      name: 'Office hours',
      summary: 'Monday to Friday, 08:00 to 18:00',
      timezone: 'Europe/London',
      alldayssame: true,
      start: '1900-01-01T08:00:00Z',
      end: '1900-01-01T18:00:00Z',
      ...hoursOf('1900-01-01T08:00:00Z', '1900-01-01T18:00:00Z', 5),
      access_control_level: 0,
      holidays: [
        holiday(1, "New Year's Day", Date.UTC(year, 0, 1)),
        holiday(2, 'Christmas Day', Date.UTC(year, 11, 25)),
        holiday(3, 'Boxing Day', Date.UTC(year, 11, 26)),
      ],
      timeslots: [],
    },
    {
      id: 2,
      guid: makeGuid(world.seed, 27, 2),
      name: 'Around the clock',
      summary: 'Every day',
      timezone: 'Europe/London',
      alldayssame: true,
      start: '1900-01-01T00:00:00Z',
      end: '1900-01-01T23:59:00Z',
      ...hoursOf('1900-01-01T00:00:00Z', '1900-01-01T23:59:00Z', 7),
      access_control_level: 0,
      holidays: [],
      timeslots: [],
    },
  ];
});

const applicationRow = (world: World, [n, name]: readonly [number, string], scopes: readonly string[]): Row => {
  const id = makeGuid(world.seed, 28, n);
  return {
    id,
    clientId: makeGuid(world.seed, 29, n),
    displayName: name,
    grant_type: 'client_credentials',
    type: 'confidential',
    inactive: n === 3,
    loginentity: 0,
    loginas_agent_id: 2,
    loginas_agent_name: namesOfAgent(world, 1).name,
    loginas_client_id: 0,
    loginas_client_name: '',
    loginas_supplier_id: 0,
    loginas_supplier_name: '',
    allowagents: true,
    allowusers: false,
    organisation_id: 1,
    organisation_name: 'Brightwater IT',
    system_use: '',
    redirecturi: '',
    cors_whitelist: '',
    scopes: scopes.map((scope, place) => ({ id: n * 100 + place, application_id: id, name: scope })),
  };
};

/** Applications of other integrations; the sandbox's own is added by its server. Secrets are never given. */
export const application = fixedRows('application', (world) => [
  applicationRow(world, [1, 'Remote monitoring'], ['read:assets', 'edit:assets', 'read:customers', 'edit:tickets']),
  applicationRow(world, [2, 'Accounting export'], ['read:invoices', 'edit:invoices', 'read:customers', 'read:items']),
  applicationRow(world, [3, 'Old dashboard'], ['read:tickets', 'read:customers']),
]);

/** Modules of this HaloPSA. The ids are what `module_id` of links and `msid` of buttons name. */
const FEATURES = [
  [1, 'Service Desk'],
  [2, 'Sales'],
  [3, 'Billing'],
  [4, 'Projects'],
  [5, 'Assets'],
  [6, 'Knowledge Base'],
  [7, 'Timesheets'],
  [8, 'Calendar'],
  [18, 'Xero'],
  [21, 'Microsoft CSP'],
  [27, 'NinjaOne'],
  [32, 'Hudu'],
] as const;

export const feature = fixedRows('feature', (world) =>
  FEATURES.map(([id, name]) => ({
    id,
    module_name: name,
    actual_name: name,
    enabled: id !== 32,
    core: id < 10,
    licensed: true,
    accesslevel: 0,
    halointegratorenabled: id === 21 || id === 27,
    halointegrator_lastsync: id === 21 || id === 27 ? isoInstant(world.now - 4 * 3_600_000) : null,
    halointegrator_lasterror: '',
  })),
);
