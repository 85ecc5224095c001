import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { afterId } from '../kit/paging/after-id.ts';
import type { SourceCompany } from '../kit/records/source-company.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { textOf } from '../kit/rows/read-values.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';

const organization = z.object({
  id: z.number().int(),
  name: z.string(),
  description: z.string().nullish(),
});

/** `GET /v2/organizations`: pages by `after`, the last id. Source: the OpenAPI document in a public client (homotechsual/NinjaOne). */
export const companies = defineSourceStream({
  question: () => ({ path: 'v2/organizations', query: { pageSize: '500' } }),
  paging: afterId({ parameter: 'after', member: 'id' }),
  rows: listAt(),
  row: organization,
  record: (row, { raw }): SourceCompany => ({
    id: String(row.id),
    name: textOf(row.name) ?? String(row.id),
    domain: null,
    phone: null,
    street: null,
    town: null,
    postcode: null,
    country: null,
    externalId: null,
    entraTenantId: null,
    isActive: null,
    fields: scalarFields(raw, ['id', 'name']),
  }),
});
