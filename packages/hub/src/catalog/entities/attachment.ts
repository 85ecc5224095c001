import { attachment as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perParent } from './request-cost.ts';

/** Attachments, in `mirror.attachment`. */
export const attachment = defineEntity({
  halo,
  area: 'service-desk',
  read: { by: 'parent', background: true },
  cost: perParent(halo),
  every: 60,
  fullEvery: 168,
  permission: 'optional',
});
