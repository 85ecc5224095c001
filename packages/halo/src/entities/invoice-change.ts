import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** One change of one value of an invoice or of its lines; API.md 2.5. */
export const invoiceChange = defineHaloEntity({
  name: 'invoice-change',
  title: 'Invoice change',
  titlePlural: 'Invoice changes',
  path: 'InvoiceChange',
  schema: 'InvoiceChange',
  key: ['id'],
  fields: {
    id: field.id('id', 'invoice-change'),
    invoiceId: field.id('invoice_id', 'invoice'),
    invoiceLineId: field.id('invoice_line_id', 'invoice-line'),
    changeType: field.integer('type_id'),
    fieldId: field.integer('field_id'),
    fieldName: field.text('field_name'),
    oldValue: field.text('old_value'),
    newValue: field.text('new_value'),
    changedBy: field.text('who'),
    changedAt: field.instant('datetime'),
    quantityId: field.integer('invoice_detail_quantity_id'),
    prorataId: field.integer('invoice_detail_prorata_id'),
  },
  source: { by: 'list', list: { keys: ['changes'], paged: true, pageSize: 500, query: {}, order: 'id', idsOnly: 'idonly' } },
  detail: null,
  incremental: { by: 'highest-id' },
  scopes: { read: ['read:invoices'], edit: ['edit:invoices'] },
  writable: true,
  quirks: ['The key of the envelope is unknown.', 'Which scope guards it is not stated: read:invoices is inferred (API.md 1.5).'],
});
