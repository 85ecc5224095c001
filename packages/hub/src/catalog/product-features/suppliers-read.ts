import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { supplier } from '../entities/supplier.ts';
import { supplierContract } from '../entities/supplier-contract.ts';
import { optional, tablesOf, toRead } from './needs.ts';

/** Read suppliers. */
export const suppliersRead = defineProductFeature({
  name: 'suppliers-read',
  title: 'Read suppliers',
  purpose: 'Mirrors suppliers and their contracts, for warranties and costs.',
  writes: false,
  entities: tablesOf([supplier, supplierContract]),
  needs: [
    ...toRead([supplier], 'mandatory', 'no suppliers and no contracts with them are read'),
    optional('level:supplier-contracts', 'Read Only', 'no contracts with suppliers are read'),
  ],
});
