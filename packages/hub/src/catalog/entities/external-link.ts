import { externalLink as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** External links, in `mirror.external_link`. */
export const externalLink = defineEntity({
  halo,
  area: 'configuration',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
