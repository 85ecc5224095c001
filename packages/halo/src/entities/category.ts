import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A ticket category. Halo's CategoryDetail; API.md 3.9. */
export const category = defineHaloEntity({
  name: 'category',
  title: 'Category',
  titlePlural: 'Categories',
  path: 'Category',
  schema: 'CategoryDetail',
  key: ['id'],
  fields: {
    id: field.id('id', 'category'),
    guid: field.uuid('guid'),
    path: field.text('value'),
    name: field.text('category_name'),
    level: field.integer('type_id'),
    groupId: field.integer('category_group_id'),
    slaId: field.id('sla_id', 'sla'),
    priorityId: field.integer('priority_id'),
    chargeRateId: field.integer('chargerate'),
    itilType: field.integer('itilrequesttype'),
    note: field.text('note'),
    userNote: field.text('user_note'),
    includesNote: field.boolean('include_note'),
    isIntegration: field.boolean('is_integration'),
  },
  source: { by: 'list', list: { keys: ['categories'], paged: false, pageSize: 500, query: {} } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['read:tickets'], edit: ['admin'] },
  writable: true,
  deletable: true,
  quirks: [
    'value is the full path of the category, type_id its level 1 to 4 (API.md 3.9).',
    'A bare array is likely; one client looks for the key categories (API.md 2.2).',
  ],
});
