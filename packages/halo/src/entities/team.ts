import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A team of agents. Halo's SectionDetail; API.md 3.10. */
export const team = defineHaloEntity({
  name: 'team',
  title: 'Team',
  titlePlural: 'Teams',
  path: 'Team',
  schema: 'SectionDetail',
  listSchema: 'SectionDetail_List',
  key: ['id'],
  fields: {
    id: field.id('id', 'team'),
    guid: field.uuid('guid'),
    name: field.text('name'),
    sequence: field.integer('sequence'),
    departmentId: field.integer('department_id'),
    departmentName: field.text('department_name'),
    isForTickets: field.boolean('forrequests'),
    isForOpportunities: field.boolean('foropps'),
    isForProjects: field.boolean('forprojects'),
    isInactive: field.boolean('inactive'),
    ticketCount: field.integer('ticket_count'),
    lastUpdatedAt: field.instant('last_modified'),
    email: field.text('emailaddress', { from: 'detail' }),
    phoneNumber: field.text('phone_number', { from: 'detail' }),
    timeZone: field.text('timezone', { from: 'detail' }),
    note: field.text('team_note', { from: 'detail' }),
    agents: field.json('agents'),
    managers: field.json('managers'),
  },
  source: {
    by: 'list',
    list: {
      keys: [],
      paged: false,
      pageSize: 500,
      query: { showall: 'true', includeenabled: 'true', includedisabled: 'true', includeagentsforteams: 'true' },
    },
  },
  detail: { includedetails: 'true', includeagents: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['read:tickets'], edit: ['admin'] },
  writable: true,
  deletable: true,
  volatile: ['ticket_count'],
  redact: ['logo'],
  quirks: [
    'Tickets refer to a team by its name (API.md 3.10).',
    'The scope all:teams was seen on a live token; whether it is needed is unknown (API.md 1.5, 6.7).',
  ],
});
