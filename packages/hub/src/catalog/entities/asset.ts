import { asset as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Assets, in `mirror.asset`. */
export const asset = defineEntity({
  halo,
  area: 'assets',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
  shownFirst: [
    'inventoryNumber',
    'keyField',
    'assetTypeName',
    'clientName',
    'siteName',
    'userName',
    'statusName',
    'warrantyEndsAt',
  ],
  history: {
    keepDays: 1095,
    fields: [
      'inventoryNumber',
      'assetTypeId',
      'statusId',
      'isInactive',
      'clientId',
      'siteId',
      'contractId',
      'technicalOwnerId',
      'businessOwnerId',
      'parentId',
      'supplierContractId',
      'itemId',
      'warrantyEndsAt',
    ],
  },
});
