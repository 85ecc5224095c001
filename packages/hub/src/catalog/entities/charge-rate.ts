import { chargeRate as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Charge rates, in `mirror.charge_rate`. */
export const chargeRate = defineEntity({
  halo,
  area: 'billing',
  read: { by: 'list' },
  cost: oneRequest,
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
