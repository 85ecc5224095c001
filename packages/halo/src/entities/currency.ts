import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A currency and its rate. */
export const currency = defineHaloEntity({
  name: 'currency',
  title: 'Currency',
  titlePlural: 'Currencies',
  path: 'Currency',
  schema: 'Currency',
  key: ['id'],
  fields: {
    id: field.id('id', 'currency'),
    name: field.text('name'),
    symbol: field.text('symbol'),
    code: field.text('code'),
    conversionRate: field.decimal('conversion_rate'),
    lastUpdatedAt: field.instant('last_updated'),
  },
  source: { by: 'list', list: { keys: [], paged: false, pageSize: 500, query: {} } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: [], edit: [] },
  writable: true,
  deletable: true,
  quirks: ['Which scope guards it is unknown (API.md 6.7).'],
});
