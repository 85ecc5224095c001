import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { purchaseOrder } from '../entities/purchase-order.ts';
import { salesOrder } from '../entities/sales-order.ts';
import { tablesOf, toRead } from './needs.ts';

/** Read orders. */
export const ordersRead = defineProductFeature({
  name: 'orders-read',
  title: 'Read orders',
  purpose: 'Mirrors sales orders and purchase orders, for what was sold and bought.',
  writes: false,
  entities: tablesOf([salesOrder, purchaseOrder]),
  needs: [
    ...toRead([salesOrder], 'optional', 'no sales orders are read'),
    ...toRead([purchaseOrder], 'optional', 'no purchase orders are read'),
  ],
});
