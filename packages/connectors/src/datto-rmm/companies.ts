import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { pageNumber } from '../kit/paging/page-number.ts';
import type { SourceCompany } from '../kit/records/source-company.ts';
import { keyText } from '../kit/rows/key-text.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { textOf } from '../kit/rows/read-values.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';
import { totalCount } from './total-count.ts';

const site = z.object({
  uid: z.string().min(1),
  name: z.string(),
  description: z.string().nullish(),
  onDemand: z.boolean().nullish(),
  autotaskCompanyId: z.union([z.string(), z.number()]).nullish(),
});

/** `GET /api/v2/account/sites`: numbered pages from 0, `max` up to 250. Source: the generated types of a public client (pncit/datto-rmm-api-client). */
export const companies = defineSourceStream({
  question: () => ({ path: 'api/v2/account/sites', query: { max: '250' } }),
  paging: pageNumber({ parameter: 'page', first: 0 }),
  rows: listAt('sites'),
  expected: totalCount,
  row: site,
  record: (row, { raw }): SourceCompany => ({
    id: row.uid,
    name: textOf(row.name) ?? row.uid,
    domain: null,
    phone: null,
    street: null,
    town: null,
    postcode: null,
    country: null,
    externalId: keyText(row.autotaskCompanyId),
    entraTenantId: null,
    isActive: null,
    fields: scalarFields(raw, ['uid', 'name', 'autotaskCompanyId']),
  }),
});
