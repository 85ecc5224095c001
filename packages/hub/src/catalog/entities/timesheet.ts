import { timesheet as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Timesheets, in `mirror.timesheet`. */
export const timesheet = defineEntity({
  halo,
  area: 'time',
  read: { by: 'list' },
  cost: oneRequest,
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
