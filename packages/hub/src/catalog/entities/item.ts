import { item as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Items, in `mirror.item`. */
export const item = defineEntity({
  halo,
  area: 'sales',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
  history: {
    keepDays: 3650,
    fields: [
      'name',
      'status',
      'supplierId',
      'basePrice',
      'costPrice',
      'isRecurring',
      'recurringPrice',
      'recurringCost',
      'markupPercent',
      'taxId',
    ],
  },
});
