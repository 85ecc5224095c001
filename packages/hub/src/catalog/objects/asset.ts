import { defineObject } from './define-object.ts';

/** The page of an asset. */
export const asset = defineObject({
  entity: 'asset',
  title: ['keyField', 'inventoryNumber'],
  subtitle: ['assetTypeName', 'clientName'],
  words: ['inventoryNumber', 'keyField2', 'keyField3', 'siteName', 'userName'],
  headline: {
    who: ['userName', 'businessOwnerName', 'technicalOwnerName'],
    where: ['clientName', 'siteName'],
    open: { columns: ['statusName', 'isInactive'], neighbours: ['open-tickets'] },
    bought: { columns: ['purchasedAt', 'warrantyEndsAt', 'supplierName', 'contractReference'] },
  },
  groups: [
    {
      title: 'Asset',
      columns: ['inventoryNumber', 'keyField', 'keyField2', 'keyField3', 'assetTypeName', 'statusName', 'criticality'],
    },
    {
      title: 'Belongs to',
      columns: ['clientName', 'siteName', 'userName', 'businessOwnerName', 'technicalOwnerName', 'parentId'],
    },
    {
      title: 'Bought',
      columns: [
        'supplierName',
        'itemName',
        'purchasedAt',
        'warrantyStartsAt',
        'warrantyEndsAt',
        'contractReference',
        'contractEndsAt',
      ],
    },
    { title: 'Known elsewhere as', columns: ['ninjaRmmId', 'dattoId', 'automateId', 'intuneId', 'thirdPartyId', 'guid'] },
    { title: 'Notes', columns: ['notes', 'warrantyNote'] },
  ],
  neighbours: [
    {
      name: 'software',
      title: 'Software',
      entity: 'asset_software',
      where: { assetId: 'id' },
      sort: 'name',
      columns: ['name', 'version', 'installedAt', 'lastUsedAt'],
    },
    {
      name: 'open-tickets',
      title: 'Open tickets that name it',
      entity: 'ticket',
      where: { inventoryNumber: 'inventoryNumber', clientId: 'clientId' },
      filters: [{ column: 'closedAt', is: 'empty', value: true }],
      columns: ['id', 'summary', 'statusName', 'lastUpdatedAt'],
    },
    {
      name: 'changes',
      title: 'Changes',
      entity: 'asset_change',
      where: { assetId: 'id' },
      columns: ['changedAt', 'fieldName', 'oldValue', 'newValue'],
    },
    {
      name: 'parts',
      title: 'Parts of it',
      entity: 'asset',
      where: { parentId: 'id', clientId: 'clientId' },
      sort: 'inventoryNumber',
      columns: ['inventoryNumber', 'keyField', 'assetTypeName'],
    },
  ],
  haloPath: null,
});
