import { assetSoftware as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perParent } from './request-cost.ts';

/** Installed software, in `mirror.asset_software`. */
export const assetSoftware = defineEntity({
  halo,
  area: 'assets',
  read: { by: 'parent', background: true },
  cost: perParent(halo),
  every: 1440,
  fullEvery: 168,
  permission: 'optional',
});
