import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A tax rate. */
export const tax = defineHaloEntity({
  name: 'tax',
  title: 'Tax rate',
  titlePlural: 'Tax rates',
  path: 'Tax',
  schema: 'Tax',
  key: ['id'],
  fields: {
    id: field.id('id', 'tax'),
    name: field.text('name'),
    code: field.text('code'),
    rate: field.decimal('value'),
    description: field.text('third_party_desc'),
    isComposite: field.boolean('is_composite'),
    isOnSeparateLine: field.boolean('onseparateline'),
    thirdPartyId: field.text('third_party_id'),
    xeroTenantName: field.text('xero_tenant_name'),
    quickBooksCode: field.text('qbocode'),
    quickBooksName: field.text('qbocode_name'),
    linkedRates: field.json('linked_rates'),
  },
  source: { by: 'list', list: { keys: [], paged: false, pageSize: 500, query: {} } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: [], edit: [] },
  writable: true,
  deletable: true,
  quirks: ['Which scope guards it is unknown (API.md 6.7).'],
});
