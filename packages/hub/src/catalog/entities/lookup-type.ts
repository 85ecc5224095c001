import { lookupType as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Lookup types, in `mirror.lookup_type`. */
export const lookupType = defineEntity({
  halo,
  area: 'configuration',
  read: { by: 'list' },
  cost: oneRequest,
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
