import { crmNote as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** CRM notes, in `mirror.crm_note`. */
export const crmNote = defineEntity({
  halo,
  area: 'clients',
  read: { by: 'list' },
  cost: oneRequest,
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
