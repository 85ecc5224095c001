import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { item } from '../entities/item.ts';
import { mandatory, tablesOf } from './needs.ts';

/** Write items. */
export const itemsWrite = defineProductFeature({
  name: 'items-write',
  title: 'Write items',
  purpose: 'Corrects costs and prices in the item catalogue, after a person approved each change.',
  writes: true,
  entities: tablesOf([item]),
  needs: [
    mandatory('scope:edit:items', 'Yes', 'no item is corrected'),
    mandatory('level:items', 'Read and Modify', 'no item is corrected'),
  ],
});
