import { timesheetEvent as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Timesheet events, in `mirror.timesheet_event`. */
export const timesheetEvent = defineEntity({
  halo,
  area: 'time',
  read: { by: 'list' },
  cost: oneRequest,
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
