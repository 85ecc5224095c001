import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A button that Halo shows on records. API.md 3.26. */
export const customButton = defineHaloEntity({
  name: 'custom-button',
  title: 'Custom button',
  titlePlural: 'Custom buttons',
  path: 'CustomButton',
  schema: 'CustomButton',
  key: ['id'],
  fields: {
    id: field.id('id', 'custom-button'),
    guid: field.uuid('guid'),
    name: field.text('name'),
    label: field.text('label'),
    usage: field.integer('usage'),
    sequence: field.integer('seq'),
    icon: field.text('icon'),
    url: field.text('url'),
    opensNewTab: field.boolean('newtab'),
    moduleId: field.id('msid', 'feature'),
  },
  source: { by: 'list', list: { keys: ['custombuttons'], paged: false, pageSize: 500, query: { isbuttonsetup: 'true' } } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['admin'], edit: ['admin'] },
  writable: true,
  deletable: true,
  quirks: [
    'usage tells the record: 2 client, 3 site, 4 user, 5 asset, 6 contract, 8 item, 9 supplier, 1001 supplier contract (API.md 3.26).',
    'Which scope guards it is unknown: admin is inferred (API.md 1.5, 6.7).',
  ],
});
