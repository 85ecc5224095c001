import { userChange as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** User changes, in `mirror.user_change`. */
export const userChange = defineEntity({
  halo,
  area: 'audit',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 720,
  permission: 'optional',
});
