import { auditEntry as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Audit entries, in `mirror.audit_entry`. */
export const auditEntry = defineEntity({
  halo,
  area: 'audit',
  read: { by: 'list' },
  cost: oneRequest,
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
