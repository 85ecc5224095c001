import { filter } from '../lists/filter.ts';
import { defineEndpoint } from './endpoint.ts';

/** Appointments; API.md 3.24. */
export const appointment = defineEndpoint({
  entity: 'appointment',
  path: 'Appointment',
  schema: 'Appointment',
  listSchema: 'Appointment_List',
  envelope: 'appointments',
  wrapped: 'paged',
  paged: true,
  search: ['subject'],
  list: {
    only: [
      'id',
      'subject',
      'start_date',
      'end_date',
      'allday',
      'agent_id',
      'agent_name',
      'client_id',
      'client_name',
      'site_id',
      'site_name',
      'user_id',
      'user_name',
      'ticket_id',
      'appointment_type_name',
      'complete_status',
      'open_appointment_status',
      'is_private',
      'is_task',
      '_recurringmaster',
      'recurring_master_id',
      'recurring_desc',
      'holiday_type',
      'holiday_id',
      'shift_type_id',
      'shift_team_id',
      'shift_team_name',
      'appointment_location_name',
      'online_meeting_url',
      'attendees',
      'approval_status',
      'approvaldatetime',
      'crmnote_id',
    ],
  },
  filters: {
    client_id: filter.ids('client_id'),
    ticket_id: filter.ids('ticket_id'),
    agents: filter.ids('agent_id'),
    start_date: filter.from('start_date'),
    end_date: filter.until('start_date'),
    hidecompleted: filter.whenTrue((row) => Number(row['complete_status'] ?? -1) < 1),
  },
  writes: { required: ['start_date', 'end_date'], stamps: ['last_modified'] },
  deletable: true,
});

/** Timesheets: a day of an agent; API.md 3.23. */
export const timesheet = defineEndpoint({
  entity: 'timesheet',
  path: 'Timesheet',
  schema: 'Timesheet',
  envelope: 'timesheets',
  writes: { required: ['agent_id', 'date'] },
  deletable: false,
  filters: { start_date: filter.from('date'), end_date: filter.until('date'), agent_id: filter.ids('agent_id') },
});

/** Entries of timesheets; API.md 3.23. */
export const timesheetEvent = defineEndpoint({
  entity: 'timesheet-event',
  path: 'TimesheetEvent',
  schema: 'TimesheetEvent',
  envelope: null,
  filters: {
    start_date: filter.from('start_date'),
    end_date: filter.until('start_date'),
    agent_id: filter.ids('agent_id'),
    agents: filter.ids('agent_id'),
  },
  writes: { required: ['agent_id', 'start_date'] },
  deletable: true,
});
