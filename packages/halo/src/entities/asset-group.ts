import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A group of asset types and of items. Halo's Generic; API.md 3.13. */
export const assetGroup = defineHaloEntity({
  name: 'asset-group',
  title: 'Asset group',
  titlePlural: 'Asset groups',
  path: 'AssetGroup',
  schema: 'Generic',
  key: ['id'],
  fields: {
    id: field.id('id', 'asset-group'),
    guid: field.uuid('guid'),
    name: field.text('name'),
    memo: field.text('memo'),
    sequence: field.integer('sequence'),
    isFixedAsset: field.boolean('isfixedasset'),
    isShownAsItem: field.boolean('showasitem'),
    isShownAsEquipment: field.boolean('showasequip'),
    nominalCode: field.text('nominalcode'),
    nominalCodeName: field.text('nominalcode_name'),
    purchaseNominalCode: field.text('nominalcodepurchase'),
    taxId: field.id('tax_id', 'tax'),
    taxName: field.text('tax_name'),
    purchaseTaxId: field.id('tax_id_purchase', 'tax'),
    thirdPartyId: field.text('thirdpartyid'),
    isRecurringByDefault: field.boolean('item_recurring_default'),
    assetTypes: field.json('assettypes'),
  },
  source: { by: 'list', list: { keys: [], paged: false, pageSize: 500, query: {} } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['read:assets'], edit: ['admin'] },
  writable: true,
  deletable: true,
  quirks: ['Groups serve assets and items (API.md 3.13).', 'Writing may be guarded by admin or by edit:assets (entities.json).'],
});
