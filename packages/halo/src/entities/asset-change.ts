import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** One change of one value of an asset: the feed that names which assets changed. Halo's DeviceChange; API.md 2.5. */
export const assetChange = defineHaloEntity({
  name: 'asset-change',
  title: 'Asset change',
  titlePlural: 'Asset changes',
  path: 'AssetChange',
  schema: 'DeviceChange',
  key: ['id'],
  fields: {
    id: field.id('id', 'asset-change'),
    assetId: field.id('asset_id', 'asset'),
    assetNumber: field.integer('asset_number'),
    fieldId: field.id('field_id', 'asset-field'),
    customFieldId: field.id('customfield_id', 'custom-field'),
    fieldName: field.text('field_name'),
    oldValue: field.text('old_value'),
    newValue: field.text('new_value'),
    changedBy: field.text('who'),
    changedAt: field.instant('datetime'),
    softwareId: field.integer('software_id'),
    softwareUserId: field.id('software_user_id', 'user'),
    softwareUserName: field.text('software_user_name'),
    oldSiteId: field.id('old_site', 'site'),
    newSiteId: field.id('new_site', 'site'),
    itemId: field.id('item_id', 'item'),
  },
  source: { by: 'list', list: { keys: ['changes'], paged: true, pageSize: 500, query: {}, order: 'id', idsOnly: 'idonly' } },
  detail: null,
  incremental: { by: 'highest-id' },
  scopes: { read: ['read:assets'], edit: ['edit:assets'] },
  writable: true,
  quirks: [
    'The key of the envelope is unknown (API.md 2.2).',
    'Order by id, descending, and stop at the last id known (API.md 2.5).',
  ],
});
