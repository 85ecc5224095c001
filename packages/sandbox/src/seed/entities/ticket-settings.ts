import type { Row } from '../../tables/table.ts';
import { fixedRows } from '../define-rows.ts';
import { TEAMS } from '../layout/agent-layout.ts';
import { PRIORITY_UNITS, SERVICE_LEVELS, STATUSES, TICKET_TYPES } from '../layout/service-levels.ts';
import { makeGuid } from '../random/guid.ts';
import { CATEGORIES, FIRST_CATEGORY } from '../words/categories.ts';
import type { World } from '../world.ts';

/** Statuses of tickets, opportunities and projects: one list for all. */
export const status = fixedRows('status', (world) =>
  STATUSES.map((one, place) => ({
    id: one.id,
    guid: makeGuid(world.seed, 11, one.id),
    name: one.name,
    shortname: one.short,
    type: one.type,
    sequence: (place + 1) * 10,
    colour: one.colour,
    slaaction: one.slaAction,
    showonquickchange: one.id < 10,
    ticket_count: 0,
    timeuntilloffhold: 0,
    statuschangeto: one.id === 4 ? 3 : 0,
    statusnochangehours: one.id === 4 ? 72 : 0,
    tickettypes: [],
  })),
);

const priorityGuid = (world: World, sla: number, id: number): string => makeGuid(world.seed, 12, sla * 10 + id);

function prioritiesOf(world: World, sla: (typeof SERVICE_LEVELS)[number]): Row[] {
  return sla.priorities.map((level) => ({
    id: priorityGuid(world, sla.id, level.priorityId),
    slaid: sla.id,
    sla_guid: makeGuid(world.seed, 13, sla.id),
    priorityid: level.priorityId,
    name: level.name,
    colour: level.colour,
    responsetime: level.responseHours,
    responseunits: PRIORITY_UNITS,
    fixtime: level.fixHours,
    fixunits: PRIORITY_UNITS,
    ishidden: false,
    workdaysoverride: 0,
    responseendofday: false,
    fixendofday: false,
    startofday: false,
    startofdaytime: '',
    setfixtostartdate: false,
    setfixtotargetdate: false,
  }));
}

/** Priorities: `id` is a UUID, `priorityid` counts within the SLA (API.md 3.8). Keyed by the UUID. */
export const priority = fixedRows(
  'priority',
  (world) => SERVICE_LEVELS.flatMap((sla) => prioritiesOf(world, sla)),
  (row) => String(row['id']),
);

/** Service level agreements with their priorities. */
export const sla = fixedRows('sla', (world) =>
  SERVICE_LEVELS.map((one) => ({
    id: one.id,
    guid: makeGuid(world.seed, 13, one.id),
    name: one.name,
    workday_id: one.workday,
    workday_name: one.workday === 1 ? 'Office hours' : 'Around the clock',
    hoursaretechslocaltime: false,
    responsereset: false,
    autoreleaseoption: false,
    autoreleaselimit: 0,
    trackslaresponsetime: true,
    trackslafixbytime: true,
    statusafterautorelease: 0,
    access_control_level: 0,
    priorities: prioritiesOf(world, one),
  })),
);

const FIELD_ON_SCREEN = { screen: 1, mandatory: 2 } as const;

/** Fields of a ticket type on the screen of a new ticket. `technew`: 1 shown, 2 must be filled (the numbers are our own choice). */
function fieldsOf(type: number): Row[] {
  const field = (place: number, [fieldid, name]: readonly [number, string], technew: number): Row => ({
    id: type * 100 + place,
    rtid: type,
    fieldid,
    seq: place * 10,
    fieldname: name,
    technew,
    techdetail: FIELD_ON_SCREEN.screen,
    endusernew: FIELD_ON_SCREEN.screen,
    enduserdetail: FIELD_ON_SCREEN.screen,
  });
  const always = [
    field(1, [-1, 'summary'], FIELD_ON_SCREEN.mandatory),
    field(2, [-2, 'details'], FIELD_ON_SCREEN.screen),
    field(3, [-3, 'client_id'], FIELD_ON_SCREEN.screen),
  ];
  if (type === 2)
    return [
      ...always,
      field(4, [203, 'CFChangeReason'], FIELD_ON_SCREEN.mandatory),
      field(5, [204, 'CFRollbackPlan'], FIELD_ON_SCREEN.mandatory),
    ];
  if (type === 11) return [...always, field(4, [205, 'CFStartDate'], FIELD_ON_SCREEN.mandatory)];
  return always;
}

/** Ticket types. Change Request and User Change have required custom fields. */
export const ticketType = fixedRows('ticket-type', (world) =>
  TICKET_TYPES.map((type, place) => ({
    id: type.id,
    guid: makeGuid(world.seed, 14, type.id),
    name: type.name,
    use: type.use,
    sequence: (place + 1) * 10,
    group_id: type.group === 'Service Desk' ? 1 : type.group === 'Monitoring' ? 2 : type.group === 'Projects' ? 3 : 4,
    group_name: type.group,
    itilrequesttype: type.itil,
    cancreate: true,
    agentscanselect: true,
    enduserscanselect: type.use === 'ticket' && type.id !== 21,
    anonymouscanselect: false,
    hasmandatorytechfields: type.id === 2 || type.id === 11,
    hasmandatoryuserfields: false,
    is_sprint: false,
    allowattachments: true,
    workflow_id: type.workflow,
    workflow_name: type.use === 'ticket' ? 'Service desk' : type.name,
    default_sla: type.sla,
    default_priority: type.priority,
    default_team: type.use === 'project' ? TEAMS[2].name : type.use === 'opportunity' ? TEAMS[5].name : TEAMS[1].name,
    default_agent: 1,
    initial_status: type.use === 'ticket' ? 1 : type.use === 'opportunity' ? 21 : 31,
    visible: true,
    isbillable: type.use !== 'opportunity',
    project_type: type.use === 'project' ? 1 : 0,
    email_start_tag: type.emailTag,
    email_end_tag: ']',
    ticket_count: 0,
    fieldidlist: fieldsOf(type.id).map((field) => field['fieldid']),
    fields: fieldsOf(type.id),
  })),
);

/** Categories: the full path in `value`, the last word in `category_name`. */
export const category = fixedRows('category', (world) =>
  CATEGORIES.map((path, place) => ({
    id: FIRST_CATEGORY + place,
    guid: makeGuid(world.seed, 15, place),
    value: path,
    category_name: path.slice(path.indexOf('>') + 1),
    type_id: 1,
    category_group_id: 0,
    sla_id: 0,
    priority_id: 0,
    chargerate: 0,
    itilrequesttype: 0,
    note: '',
    user_note: '',
    include_note: false,
    is_integration: false,
  })),
);
