import { assetChange as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Asset changes, in `mirror.asset_change`. */
export const assetChange = defineEntity({
  halo,
  area: 'audit',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 720,
  permission: 'optional',
});
