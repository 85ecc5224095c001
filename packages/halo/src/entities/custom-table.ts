import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** The definition of a custom table; its rows live in custom fields. API.md 3.28. */
export const customTable = defineHaloEntity({
  name: 'custom-table',
  title: 'Custom table',
  titlePlural: 'Custom tables',
  path: 'CustomTable',
  schema: 'CustomTable',
  key: ['id'],
  fields: {
    id: field.id('id', 'custom-table'),
    guid: field.uuid('guid'),
    name: field.text('name'),
    databaseName: field.text('db_name'),
    linkedTableId: field.id('linkto_table_id', 'custom-table'),
    linkedTableName: field.text('linkto_table_name'),
    note: field.text('note'),
    dataEntryType: field.integer('data_entry_type'),
    isClearedOnClose: field.boolean('clear_on_close'),
    primaryFieldId: field.id('primary_field_1', 'custom-field'),
    primaryFieldName: field.text('primary_field_1_name'),
    secondaryFieldId: field.id('primary_field_2', 'custom-field'),
    secondaryFieldName: field.text('primary_field_2_name'),
    importName: field.text('import_name'),
    accessLevel: field.integer('access_control_level'),
    columnCount: field.integer('columns'),
    tableFields: field.json('fields'),
  },
  source: { by: 'list', list: { keys: ['customtables'], paged: false, pageSize: 500, query: {} } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['admin'], edit: ['admin'] },
  writable: true,
  deletable: true,
  quirks: [
    'Whether the list is an envelope is unknown (API.md 2.2).',
    'Which scope guards it is unknown: admin is inferred (API.md 1.5, 6.7).',
  ],
});
