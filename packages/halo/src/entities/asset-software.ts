import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A piece of software on an asset. Halo's DeviceApplications; API.md 3.14. */
export const assetSoftware = defineHaloEntity({
  name: 'asset-software',
  title: 'Installed software',
  titlePlural: 'Installed software',
  path: 'AssetSoftware',
  schema: 'DeviceApplications',
  key: ['assetId', 'id'],
  fields: {
    assetId: field.id('did', 'asset'),
    id: field.id('id', 'asset-software'),
    licenceId: field.id('licence_id', 'software-licence'),
    licenceName: field.text('licence_name'),
    name: field.text('name'),
    version: field.text('version'),
    bundle: field.text('bundledesc'),
    copies: field.integer('count'),
    cost: field.money('cost'),
    installedAt: field.instant('install_date'),
    lastUsedAt: field.instant('lastused'),
    userId: field.id('user_id', 'user'),
    roleId: field.integer('role_id'),
    roleName: field.text('role_name'),
    isLicenceRequired: field.boolean('licence_required'),
  },
  source: {
    by: 'parent',
    parent: 'asset',
    parameter: 'device_id',
    parentField: 'assetId',
    list: { keys: [], paged: false, pageSize: 500, query: {} },
  },
  detail: null,
  incremental: { by: 'parent' },
  scopes: { read: ['read:software'], edit: ['edit:software'] },
  quirks: [
    'Whether the list shape is an envelope is unknown (API.md 6.2).',
    'Whether id is unique beyond the asset is unknown: asset and id together are the key.',
    'Listed by device_id only: one request per asset (API.md 3.14).',
  ],
});
