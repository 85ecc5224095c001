import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** One change of one value of a user: the feed /UserChange; API.md 2.5. */
export const userChange = defineHaloEntity({
  name: 'user-change',
  title: 'User change',
  titlePlural: 'User changes',
  path: 'UserChange',
  schema: 'DeviceChange',
  key: ['id'],
  fields: {
    id: field.id('id', 'user-change'),
    fieldId: field.integer('field_id'),
    customFieldId: field.id('customfield_id', 'custom-field'),
    fieldName: field.text('field_name'),
    oldValue: field.text('old_value'),
    newValue: field.text('new_value'),
    changedBy: field.text('who'),
    changedAt: field.instant('datetime'),
    oldSiteId: field.id('old_site', 'site'),
    newSiteId: field.id('new_site', 'site'),
  },
  source: { by: 'list', list: { keys: ['changes'], paged: true, pageSize: 500, query: {}, order: 'id', idsOnly: 'idonly' } },
  detail: null,
  incremental: { by: 'highest-id' },
  scopes: { read: ['read:customers'], edit: [] },
  quirks: [
    'HaloPSA publishes no schema of this feed: its rows are read as those of AssetChange (inferred), everything else stays in the row as it came.',
    'How a row names its user is unknown: the feed is a history, not a way to find changed users.',
    'Which scope guards it is not stated: read:customers is inferred (API.md 1.5).',
  ],
});
