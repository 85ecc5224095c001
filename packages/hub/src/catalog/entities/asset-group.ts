import { assetGroup as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Asset groups, in `mirror.asset_group`. */
export const assetGroup = defineEntity({
  halo,
  area: 'assets',
  read: { by: 'list' },
  cost: oneRequest,
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
