import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { timesheet } from '../entities/timesheet.ts';
import { timesheetEvent } from '../entities/timesheet-event.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [timesheet, timesheetEvent];

/** Read timesheets. */
export const timesheetsRead = defineProductFeature({
  name: 'timesheets-read',
  title: 'Read timesheets',
  purpose: 'Mirrors timesheets and their events, for time per client and utilisation.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no time is read')],
});
