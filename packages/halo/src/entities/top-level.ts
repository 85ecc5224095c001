import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** The grouping above clients. Halo's Tree. */
export const topLevel = defineHaloEntity({
  name: 'top-level',
  title: 'Top level',
  titlePlural: 'Top levels',
  path: 'TopLevel',
  schema: 'Tree',
  listSchema: 'Tree_List',
  key: ['id'],
  fields: {
    id: field.id('id', 'top-level'),
    guid: field.uuid('guid'),
    name: field.text('name'),
    longName: field.text('long_name'),
    levelType: field.integer('type'),
    parentId: field.id('parentid', 'top-level', { from: 'detail' }),
    organisationId: field.integer('organisation_id'),
    organisationName: field.text('organisation_name'),
    departmentName: field.text('org_department_name'),
    userCount: field.integer('user_count'),
    isAgentDepartment: field.boolean('agent_department', { from: 'detail' }),
    notes: field.text('notes', { from: 'detail' }),
    announcement: field.text('announcement', { from: 'detail' }),
  },
  source: {
    by: 'list',
    list: {
      keys: ['toplevels', 'tree'],
      paged: true,
      pageSize: 500,
      query: { show_all: 'true' },
      order: 'id',
      idsOnly: 'idonly',
    },
  },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['read:customers'], edit: ['edit:customers'] },
  writable: true,
  deletable: true,
  volatile: ['user_count'],
  redact: ['kashflowusername', 'kashflowpassword'],
  quirks: [
    'The key of the envelope is unknown.',
    'Which scope guards it is not stated: read:customers is inferred (API.md 1.5).',
  ],
});
