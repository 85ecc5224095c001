import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** One change of one value of a software licence; API.md 3.14. */
export const licenceChange = defineHaloEntity({
  name: 'licence-change',
  title: 'Licence change',
  titlePlural: 'Licence changes',
  path: 'LicenceChange',
  schema: 'DeviceChange',
  key: ['id'],
  fields: {
    id: field.id('id', 'licence-change'),
    licenceId: field.id('software_id', 'software-licence'),
    fieldId: field.integer('field_id'),
    fieldName: field.text('field_name'),
    oldValue: field.text('old_value'),
    newValue: field.text('new_value'),
    userId: field.id('software_user_id', 'user'),
    userName: field.text('software_user_name'),
    changedBy: field.text('who'),
    changedAt: field.instant('datetime'),
  },
  source: { by: 'list', list: { keys: ['changes'], paged: true, pageSize: 500, query: {}, order: 'id', idsOnly: 'idonly' } },
  detail: null,
  incremental: { by: 'highest-id' },
  scopes: { read: ['read:softwarelicensing'], edit: [] },
  quirks: [
    'HaloPSA publishes no schema of this feed: its rows are read as those of AssetChange (inferred), everything else stays in the row as it came.',
    'That software_id names the licence is inferred.',
    'Which scope guards it is not stated: read:softwarelicensing is inferred (API.md 1.5).',
  ],
});
