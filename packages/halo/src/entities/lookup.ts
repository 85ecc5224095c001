import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** One choice of a lookup list. API.md 3.32. */
export const lookup = defineHaloEntity({
  name: 'lookup',
  title: 'Lookup value',
  titlePlural: 'Lookup values',
  path: 'Lookup',
  schema: 'Lookup',
  key: ['lookupId', 'id'],
  fields: {
    lookupId: field.id('lookupid', 'lookup-type'),
    id: field.id('id', 'lookup'),
    name: field.text('name'),
    value2: field.text('value2'),
    value3: field.text('value3'),
    value4: field.text('value4'),
    value5: field.text('value5'),
    value6: field.text('value6'),
    value7: field.text('value7'),
    value8: field.text('value8'),
    value9: field.text('value9'),
    custom1: field.text('custom1'),
    custom2: field.text('custom2'),
    sequence: field.integer('sequence'),
    isInactive: field.boolean('inactive'),
    linkedItemName: field.text('linked_item'),
    chargeRates: field.json('rates'),
  },
  source: {
    by: 'parent',
    parent: 'lookup-type',
    parameter: 'lookupid',
    parentField: 'lookupId',
    list: { keys: [], paged: false, pageSize: 500, query: { showallcodes: 'true' } },
  },
  detail: null,
  incremental: { by: 'parent' },
  scopes: { read: ['all:standard'], edit: ['admin'] },
  writable: true,
  deletable: true,
  quirks: [
    'Ids are unique only within their list: lookupid and id together are the key (API.md 3.32).',
    'Listed per lookupid only: one request per list.',
    'GET by id does not say which list is meant: the list is read instead.',
    'Which scope guards it is unknown: all:standard is inferred (API.md 1.5, 6.7).',
  ],
});
