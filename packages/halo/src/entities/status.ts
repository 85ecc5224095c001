import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A ticket status. Halo's TStatus; API.md 3.7. */
export const status = defineHaloEntity({
  name: 'status',
  title: 'Status',
  titlePlural: 'Statuses',
  path: 'Status',
  schema: 'TStatus',
  key: ['id'],
  fields: {
    id: field.id('id', 'status'),
    guid: field.uuid('guid'),
    name: field.text('name'),
    shortName: field.text('shortname'),
    statusType: field.integer('type'),
    sequence: field.integer('sequence'),
    colour: field.text('colour'),
    slaAction: field.text('slaaction'),
    isOnQuickChange: field.boolean('showonquickchange'),
    ticketCount: field.integer('ticket_count'),
    hoursUntilOffHold: field.decimal('timeuntilloffhold'),
    changesToStatusId: field.id('statuschangeto', 'status'),
    noChangeHours: field.decimal('statusnochangehours'),
    ticketTypes: field.json('tickettypes'),
  },
  source: { by: 'list', list: { keys: [], paged: false, pageSize: 500, query: { showall: 'true' } } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['read:tickets'], edit: ['admin'] },
  writable: true,
  deletable: true,
  volatile: ['ticket_count'],
  quirks: [
    'The meaning of type is not documented; clients use 0 open, 1 pending, 2 closed (API.md 3.7).',
    'Statuses are global, not per ticket type (API.md 3.7).',
  ],
});
