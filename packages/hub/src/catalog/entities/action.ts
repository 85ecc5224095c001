import { action as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perParent } from './request-cost.ts';

/** Actions, in `mirror.action`. Read again for tickets that changed. */
export const action = defineEntity({
  halo,
  area: 'service-desk',
  read: { by: 'parent', background: true },
  cost: perParent(halo),
  every: 5,
  fullEvery: 168,
  permission: 'optional',
});
