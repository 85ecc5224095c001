import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { onePage } from '../kit/paging/one-page.ts';
import type { SourceCompany } from '../kit/records/source-company.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { textOf } from '../kit/rows/read-values.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';

const client = z.object({ id: z.number().int(), name: z.string() });

/** `GET /clients/`: whole, an array. Source: the program itself (amidaware/tacticalrmm, clients/serializers.py). */
export const companies = defineSourceStream({
  question: () => ({ path: 'clients/' }),
  paging: onePage,
  rows: listAt(),
  row: client,
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
