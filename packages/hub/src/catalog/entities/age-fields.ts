/**
 * The date from which the records of an entity age, for retention: our name of a field that stands on list rows. A record without the date
 * (a ticket that is open) is kept, however old it is. An entity that is not named here is kept for ever.
 */
export const ageFields: Readonly<Record<string, string>> = {
  ticket: 'closedAt',
  opportunity: 'closedAt',
  project: 'closedAt',
  action: 'happenedAt',
  attachment: 'createdAt',
  feedback: 'givenAt',
  'crm-note': 'happenedAt',
  appointment: 'endsAt',
  'timesheet-event': 'endsAt',
  timesheet: 'day',
  invoice: 'invoicedAt',
  'invoice-payment': 'paidAt',
  quotation: 'quotedAt',
  'sales-order': 'orderedAt',
  'purchase-order': 'orderedAt',
  'webhook-event': 'deliveredAt',
  'asset-change': 'changedAt',
  'user-change': 'changedAt',
  'invoice-change': 'changedAt',
  'licence-change': 'changedAt',
  'audit-entry': 'happenedAt',
};
