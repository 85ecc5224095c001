import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { appointment } from '../entities/appointment.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [appointment];

/** Read appointments. */
export const calendarRead = defineProductFeature({
  name: 'calendar-read',
  title: 'Read appointments',
  purpose: 'Mirrors appointments, for planned work.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no appointments are read')],
});
