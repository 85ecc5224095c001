import { customField as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Custom fields, in `mirror.custom_field`. */
export const customField = defineEntity({
  halo,
  area: 'configuration',
  read: { by: 'list' },
  cost: oneRequest,
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
