import { filter } from '../lists/filter.ts';
import { addFieldToAll } from '../quirks/add-field-to-all.ts';
import { listSoftware } from '../quirks/rows-of-parent.ts';
import { defineEndpoint } from './endpoint.ts';

/** Asset types; API.md 3.13. */
export const assetType = defineEndpoint({
  entity: 'asset-type',
  path: 'AssetType',
  schema: 'Xtype',
  envelope: null,
  filters: { assetgroup_id: filter.ids('assetgroup_id') },
  writes: { required: ['name'], defaults: () => ({ name: '', fields: [], field_list: [] }) },
  deletable: true,
});

/** Asset groups; API.md 3.13. */
export const assetGroup = defineEndpoint({
  entity: 'asset-group',
  path: 'AssetGroup',
  schema: 'Generic',
  envelope: null,
  list: { flags: { includetypesforgroups: ['assettypes'] } },
  writes: { required: ['name'] },
  deletable: true,
});

/** Fields of assets; API.md 3.13. `Field/AddFieldToAll/{id}` puts one on every type. */
export const assetField = defineEndpoint({
  entity: 'asset-field',
  path: 'Field',
  schema: 'Field',
  envelope: null,
  filters: { kind: filter.text('kind') },
  writes: { required: ['name'], defaults: () => ({ name: '', kind: 't' }) },
  deletable: true,
  routes: [{ method: 'POST', action: 'addfieldtoall', run: addFieldToAll }],
});

/** Feed of changes of assets; API.md 2.5. */
export const assetChange = defineEndpoint({
  entity: 'asset-change',
  path: 'AssetChange',
  schema: 'DeviceChange',
  envelope: 'changes',
  paged: true,
  idsOnly: 'idonly',
  search: ['field_name', 'new_value'],
  filters: { asset_id: filter.ids('asset_id'), user_id: filter.ids('software_user_id') },
  writes: false,
  deletable: false,
});

/** Software found on an asset; API.md 3.14. */
export const assetSoftware = defineEndpoint({
  entity: 'asset-software',
  path: 'AssetSoftware',
  schema: 'DeviceApplications',
  envelope: null,
  key: ['did', 'id'],
  filters: { device_id: filter.ids('did'), licence_id: filter.ids('licence_id'), user_id: filter.ids('user_id') },
  writes: false,
  deletable: false,
  routes: [{ method: 'GET', action: null, run: listSoftware }],
});

/** Software licences and subscriptions; API.md 3.14. */
export const softwareLicence = defineEndpoint({
  entity: 'software-licence',
  path: 'SoftwareLicence',
  schema: 'Licence_List',
  listSchema: 'Licence_List',
  envelope: 'licences',
  paged: true,
  search: ['name', 'vendor'],
  filters: {
    client_id: filter.ids('client_id'),
    site_id: filter.ids('site_id'),
    licence_type: filter.ids('type'),
    tenant_id: filter.text('tenant_id'),
  },
  writes: { required: ['name'], feed: 'licence-change' },
  deletable: true,
});

/** Feed of changes of licences; API.md 3.14. Its rows are read as those of AssetChange (inferred). */
export const licenceChange = defineEndpoint({
  entity: 'licence-change',
  path: 'LicenceChange',
  schema: 'DeviceChange',
  envelope: 'changes',
  paged: true,
  idsOnly: 'idonly',
  filters: { licence_id: filter.ids('software_id') },
  writes: false,
  deletable: false,
});
