import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A role of agents and what it may do. Halo's NHD_Roles; API.md 3.32. */
export const role = defineHaloEntity({
  name: 'role',
  title: 'Role',
  titlePlural: 'Roles',
  path: 'Roles',
  schema: 'NHD_Roles',
  key: ['id'],
  fields: {
    id: field.key('id', 'role'),
    numericId: field.integer('id_int'),
    name: field.text('name'),
    normalizedName: field.text('normalizedName'),
    notes: field.text('notes'),
    isIntegration: field.boolean('is_integration'),
    accessLevel: field.integer('access_control_level'),
    claims: field.json('claims'),
    departments: field.json('departments'),
    teams: field.json('teams'),
    clients: field.json('clients'),
    ticketTypes: field.json('tickettypes'),
    customButtons: field.json('custombuttons'),
  },
  source: { by: 'list', list: { keys: ['roles'], paged: false, pageSize: 500, query: {} } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['admin'], edit: ['admin'] },
  writable: true,
  deletable: true,
  quirks: [
    'id is text; id_int is its number (schema NHD_Roles).',
    'Which scope guards it is unknown: admin is inferred (API.md 1.5, 6.7).',
  ],
});
