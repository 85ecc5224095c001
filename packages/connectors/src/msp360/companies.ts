import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { onePage } from '../kit/paging/one-page.ts';
import type { SourceCompany } from '../kit/records/source-company.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { textOf } from '../kit/rows/read-values.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';

const company = z.object({ Id: z.string().min(1), Name: z.string() });

/** `GET /api/Companies`: whole, an array. Source: the vendor's help pages of the API (api.mspbackups.com/Help), as copied in public. */
export const companies = defineSourceStream({
  question: () => ({ path: 'api/Companies' }),
  paging: onePage,
  rows: listAt(),
  row: company,
  record: (row, { raw }): SourceCompany => ({
    id: row.Id,
    name: textOf(row.Name) ?? row.Id,
    domain: null,
    phone: null,
    street: null,
    town: null,
    postcode: null,
    country: null,
    externalId: null,
    entraTenantId: null,
    isActive: null,
    fields: scalarFields(raw, ['Id', 'Name']),
  }),
});
