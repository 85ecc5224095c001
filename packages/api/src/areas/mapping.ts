import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, pageOf, pageQuery } from '../paging.ts';
import {
  batch,
  checklist,
  fileDiff,
  kind,
  listed,
  mappingSettings,
  outcome,
  preview,
  settingsPatch,
  tab,
} from './mapping-shapes.ts';

const sourceParams = z.object({ workspaceId: id, sourceId: id });
const ofMapping = '/api/v1/workspaces/:workspaceId/sources/:sourceId/mapping';

/** Lists of a thousand records and more. */
const bodyBytes = 1024 * 1024;
/** A whole mapping as a file. */
const fileBytes = 12 * 1024 * 1024;

const key = z.strictObject({ kind, sourceKey: z.string().min(1).max(500), siteName: z.string().max(500).default('') });
const most = 20_000;

/** Which records: these, or all that a tab and a text let through. */
const whichRecords = {
  keys: z.array(key).min(1).max(most).readonly().optional(),
  matching: z.strictObject({ kind, tab, text: z.string().max(200).optional() }).optional(),
};

const counts = z.record(kind, z.record(tab, z.int()));

/** Mapping: which record of HaloPSA a record of a source is. */
export const mappingRoutes = [
  defineRoute({
    name: 'mapping.show',
    method: 'GET',
    path: ofMapping,
    summary: 'Shows how the mapping of a source stands: counts, devices that are left out with the reason, and the checklist.',
    permission: 'read-data',
    params: sourceParams,
    answer: z.object({
      source: z.object({ id: z.int(), name: z.string(), connector: z.string(), connectionId: z.int() }),
      counts,
      readyDevices: z.int(),
      leftOut: z.array(z.object({ reason: z.string(), count: z.int() })),
      checklist,
    }),
  }),
  defineRoute({
    name: 'mapping.list',
    method: 'GET',
    path: `${ofMapping}/records`,
    summary: 'Lists records of one kind with their links and their candidates, with the evidence of each.',
    permission: 'read-data',
    params: sourceParams,
    query: pageQuery.extend({
      kind: kind.default('company'),
      tab: tab.optional(),
      text: z.string().max(200).optional(),
      /** `score`: the likeliest first. */
      sort: z.enum(['name', 'score']).default('name'),
    }),
    answer: pageOf(listed),
  }),
  defineRoute({
    name: 'mapping.targets',
    method: 'GET',
    path: `${ofMapping}/targets`,
    summary: 'Finds records of HaloPSA to link to, by a text in their names.',
    permission: 'read-data',
    params: sourceParams,
    query: z.object({
      kind: z.enum(['company', 'product', 'device', 'user', 'site']).default('company'),
      text: z.string().max(200).default(''),
      /** Only of this client. */
      clientId: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    answer: z.object({
      items: z.array(
        z.object({ id: z.int(), name: z.string().nullable(), isInactive: z.boolean(), clientId: z.int().nullable() }),
      ),
    }),
  }),
  defineRoute({
    name: 'mapping.sites',
    method: 'GET',
    path: `${ofMapping}/sites`,
    summary: "Lists the tool's names of the sites of a company, which may be split off.",
    permission: 'read-data',
    params: sourceParams,
    query: z.object({ companyId: z.string().max(500).default('') }),
    answer: z.object({ items: z.array(z.object({ name: z.string(), devices: z.int() })) }),
  }),
  defineRoute({
    name: 'mapping.batches',
    method: 'GET',
    path: `${ofMapping}/batches`,
    summary: 'Lists what was done to the mapping, newest first.',
    permission: 'read-data',
    params: sourceParams,
    query: pageQuery,
    answer: pageOf(batch),
  }),
  defineRoute({
    name: 'mapping.refresh',
    method: 'POST',
    path: `${ofMapping}/refresh`,
    summary: 'Begins to look at both sides again. It goes on in the hub.',
    permission: 'manage-mapping',
    params: sourceParams,
    answer: z.object({ isStarted: z.boolean() }),
    status: 202,
  }),
  defineRoute({
    name: 'mapping.link',
    method: 'POST',
    path: `${ofMapping}/link`,
    summary: 'Links records to records of HaloPSA, as one act. A company may be split by the sites of the tool.',
    permission: 'manage-mapping',
    params: sourceParams,
    bodyBytes,
    body: z.strictObject({
      links: z
        .array(
          key.extend({
            haloKey: z.int().min(1),
            /** Of a company: the site for new devices. Absent: its main site, or the only one. */
            siteId: z.int().min(1).nullable().optional(),
          }),
        )
        .min(1)
        .max(most)
        .readonly(),
    }),
    answer: outcome,
  }),
  defineRoute({
    name: 'mapping.unlink',
    method: 'POST',
    path: `${ofMapping}/unlink`,
    summary: 'Takes links away, as one act. No rule links these records again.',
    permission: 'manage-mapping',
    params: sourceParams,
    bodyBytes,
    body: z.strictObject(whichRecords),
    answer: outcome,
  }),
  defineRoute({
    name: 'mapping.ignore',
    method: 'POST',
    path: `${ofMapping}/ignore`,
    summary: 'Leaves records out with a reason, as one act.',
    permission: 'manage-mapping',
    params: sourceParams,
    bodyBytes,
    body: z.strictObject({ ...whichRecords, reason: z.string().min(1).max(500) }),
    answer: outcome,
  }),
  defineRoute({
    name: 'mapping.restore',
    method: 'POST',
    path: `${ofMapping}/restore`,
    summary: 'Takes in again what was ignored, and says of suspended links that they are still the same.',
    permission: 'manage-mapping',
    params: sourceParams,
    bodyBytes,
    body: z.strictObject(whichRecords),
    answer: outcome,
  }),
  defineRoute({
    name: 'mapping.confirm',
    method: 'POST',
    path: `${ofMapping}/confirm`,
    summary: 'Turns suggestions into links, as one act: these, or all of a kind from a score on.',
    permission: 'manage-mapping',
    params: sourceParams,
    bodyBytes,
    body: z.strictObject({
      keys: whichRecords.keys,
      all: z.strictObject({ kind, minScore: z.number().min(0).max(1) }).optional(),
    }),
    answer: outcome,
  }),
  defineRoute({
    name: 'mapping.undo',
    method: 'POST',
    path: `${ofMapping}/batches/:batchId/undo`,
    summary: 'Takes an act back, as far as nobody has changed its links since.',
    permission: 'manage-mapping',
    params: sourceParams.extend({ batchId: id }),
    answer: outcome,
  }),
  defineRoute({
    name: 'mapping.settings',
    method: 'GET',
    path: `${ofMapping}/settings`,
    summary: 'Shows how a source is mapped: what rules may link, and where in assets values are looked for.',
    permission: 'read-data',
    params: sourceParams,
    answer: mappingSettings,
  }),
  defineRoute({
    name: 'mapping.preview-settings',
    method: 'POST',
    path: `${ofMapping}/settings/preview`,
    summary: 'Says which links would come, go or move if settings were saved. Nothing is written.',
    permission: 'manage-mapping',
    params: sourceParams,
    body: settingsPatch,
    answer: preview,
  }),
  defineRoute({
    name: 'mapping.save-settings',
    method: 'PATCH',
    path: `${ofMapping}/settings`,
    summary: 'Saves settings and decides anew what rules linked. What people decided stays.',
    permission: 'manage-mapping',
    params: sourceParams,
    body: settingsPatch,
    answer: outcome,
  }),
  defineRoute({
    name: 'mapping.export',
    method: 'GET',
    path: `${ofMapping}/file`,
    summary: 'Sends the mapping as a JSON file: settings, and links with names and keys.',
    permission: 'export-data',
    params: sourceParams,
    answer: { kind: 'file', types: ['application/json; charset=utf-8'] },
  }),
  defineRoute({
    name: 'mapping.diff',
    method: 'POST',
    path: `${ofMapping}/file/diff`,
    summary: 'Says what a file has otherwise than the mapping now. Nothing is written.',
    permission: 'manage-mapping',
    params: sourceParams,
    bodyBytes: fileBytes,
    body: z.strictObject({ file: z.record(z.string(), z.unknown()) }),
    answer: fileDiff,
  }),
  defineRoute({
    name: 'mapping.import',
    method: 'POST',
    path: `${ofMapping}/file`,
    summary: 'Makes the mapping what a file says, as one act.',
    permission: 'manage-mapping',
    params: sourceParams,
    bodyBytes: fileBytes,
    body: z.strictObject({ file: z.record(z.string(), z.unknown()) }),
    answer: outcome,
  }),
] as const;
