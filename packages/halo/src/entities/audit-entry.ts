import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** One change that Halo's own audit recorded. Halo's Audit; API.md 3.33. */
export const auditEntry = defineHaloEntity({
  name: 'audit-entry',
  title: 'Audit entry',
  titlePlural: 'Audit entries',
  path: 'Audit',
  schema: 'Audit',
  key: ['id'],
  fields: {
    id: field.id('id', 'audit-entry'),
    ticketId: field.id('ticket_id', 'ticket'),
    agentId: field.id('agent_id', 'agent'),
    userId: field.id('user_id', 'user'),
    userName: field.text('username'),
    clientId: field.id('clientid', 'client'),
    happenedAt: field.instant('date'),
    tableName: field.text('table_name'),
    recordId: field.integer('id1'),
    secondRecordId: field.integer('id2'),
    fieldValue: field.text('value'),
    changedFrom: field.text('from'),
    changedTo: field.text('to'),
    actionOutcome: field.text('actoutcome'),
    startsAt: field.instant('datetime_from'),
    endsAt: field.instant('datetime_to'),
  },
  source: { by: 'list', list: { keys: ['audit', 'audits'], paged: false, pageSize: 500, query: {} } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['admin'], edit: [] },
  freeText: ['value', 'from', 'to'],
  quirks: [
    'The list documents no parameters: how many rows it answers is unknown (API.md 3.33).',
    'Which scope guards it is unknown: admin is inferred (API.md 1.5, 6.7).',
    'The document names POST and DELETE: an audit is not written by others.',
  ],
});
