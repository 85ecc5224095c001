import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A list of choices of Halo, such as charge rates or ticket sources. Halo keeps the lists themselves in the list 11; API.md 3.32. */
export const lookupType = defineHaloEntity({
  name: 'lookup-type',
  title: 'Lookup type',
  titlePlural: 'Lookup types',
  path: 'Lookup',
  schema: 'Lookup',
  key: ['id'],
  fields: {
    id: field.id('id', 'lookup-type'),
    name: field.text('name'),
    value2: field.text('value2'),
    value3: field.text('value3'),
    sequence: field.integer('sequence'),
    isInactive: field.boolean('inactive'),
  },
  source: { by: 'list', list: { keys: [], paged: false, pageSize: 500, query: { lookupid: '11' } } },
  detail: null,
  incremental: { by: 'full' },
  scopes: { read: ['all:standard'], edit: [] },
  quirks: [
    'The list 11 lists the lists (API.md 3.32).',
    'Which scope guards it is unknown: all:standard is inferred (entities.json).',
  ],
});
