import { lookup as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perParent } from './request-cost.ts';

/** Lookup values, in `mirror.lookup`. */
export const lookup = defineEntity({
  halo,
  area: 'configuration',
  read: { by: 'parent', background: true },
  cost: perParent(halo),
  every: 1440,
  fullEvery: 168,
  permission: 'optional',
});
