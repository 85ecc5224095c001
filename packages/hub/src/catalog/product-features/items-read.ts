import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { item } from '../entities/item.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [item];

/** Read items. */
export const itemsRead = defineProductFeature({
  name: 'items-read',
  title: 'Read items',
  purpose: 'Mirrors the item catalogue with prices and costs, for reconciliation and margins.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no items are read')],
});
