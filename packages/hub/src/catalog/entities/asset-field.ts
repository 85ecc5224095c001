import { assetField as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Asset fields, in `mirror.asset_field`. */
export const assetField = defineEntity({
  halo,
  area: 'assets',
  read: { by: 'list' },
  cost: oneRequest,
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
