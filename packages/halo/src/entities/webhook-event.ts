import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** One delivery of a webhook and what the receiver answered. API.md 3.29. */
export const webhookEvent = defineHaloEntity({
  name: 'webhook-event',
  title: 'Webhook delivery',
  titlePlural: 'Webhook deliveries',
  path: 'WebhookEvent',
  schema: 'WebhookEvent',
  key: ['id'],
  fields: {
    id: field.key('id', 'webhook-event'),
    webhookId: field.key('webhook_id', 'webhook'),
    integrationMethodId: field.integer('integration_method_id'),
    integrationMethodName: field.text('integation_method_name'),
    notificationId: field.integer('notification_id'),
    deliveredAt: field.instant('timestamp'),
    status: field.integer('status'),
    duration: field.decimal('duration'),
    responseStatus: field.integer('responsestatus'),
    automationId: field.integer('automation_id'),
    automationStep: field.integer('automation_step'),
    entityId: field.integer('entity_id'),
    hasFailed: field.boolean('error'),
    deletesAt: field.instant('log_retention_policy_deletion_date'),
  },
  source: {
    by: 'list',
    list: { keys: ['webhookevents'], paged: true, pageSize: 500, query: {}, order: 'timestamp', idsOnly: 'idonly' },
  },
  detail: { includedetails: 'true' },
  incremental: { by: 'newest-first', field: 'deliveredAt', order: 'timestamp' },
  scopes: { read: ['admin'], edit: [] },
  writable: true,
  redact: ['requestheaders', 'requestbody', 'responseheaders', 'responsebody'],
  quirks: [
    'id is a UUID, which has no order: deliveries are read by their timestamp.',
    'Halo deletes deliveries by the retention of the webhook (API.md 3.29).',
    'Headers and bodies of a delivery can hold secrets of others: they are never kept.',
    'Which scope guards it is unknown: admin is inferred (API.md 1.5, 6.7).',
  ],
});
