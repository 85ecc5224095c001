import { softwareLicence as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Software licences, in `mirror.software_licence`. */
export const softwareLicence = defineEntity({
  halo,
  area: 'assets',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
