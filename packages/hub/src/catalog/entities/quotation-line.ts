import { quotationLine as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { noRequest } from './request-cost.ts';

/** Quotation lines, in `mirror.quotation_line`. */
export const quotationLine = defineEntity({
  halo,
  area: 'sales',
  read: { by: 'embedded' },
  cost: noRequest,
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
