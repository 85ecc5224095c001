import { licenceChange as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Licence changes, in `mirror.licence_change`. */
export const licenceChange = defineEntity({
  halo,
  area: 'audit',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 720,
  permission: 'optional',
});
