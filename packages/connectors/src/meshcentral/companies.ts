import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { onePage } from '../kit/paging/one-page.ts';
import type { SourceCompany } from '../kit/records/source-company.ts';
import { textOf } from '../kit/rows/read-values.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';
import { groupsIn } from './answers.ts';
import { control } from './control.ts';

const group = z.object({ _id: z.string().min(1), name: z.string() });

/** `meshes`: the device groups that the account may see, whole. Source: the program itself (meshuser.js, serverCommandMeshes). */
export const companies = defineSourceStream({
  question: () => control([{ action: 'ping' }, { action: 'meshes' }]),
  paging: onePage,
  rows: groupsIn,
  row: group,
  record: (row, { raw }): SourceCompany => ({
    id: row._id,
    name: textOf(row.name) ?? row._id,
    domain: null,
    phone: null,
    street: null,
    town: null,
    postcode: null,
    country: null,
    externalId: null,
    entraTenantId: null,
    isActive: null,
    fields: scalarFields(raw, ['_id', 'name', 'type']),
  }),
});
