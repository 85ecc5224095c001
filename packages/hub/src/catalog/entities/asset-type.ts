import { assetType as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Asset types, in `mirror.asset_type`. */
export const assetType = defineEntity({
  halo,
  area: 'assets',
  read: { by: 'list' },
  cost: oneRequest,
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
