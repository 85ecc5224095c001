import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, id, instant } from '../paging.ts';

const ofConnection = '/api/v1/workspaces/:workspaceId/connections/:connectionId' as const;
const assetParams = z.object({ workspaceId: id, connectionId: id, assetId: id });
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const field = z.object({
  /** A member of the asset, `field:<number>` or `custom:<number>`. */
  field: z.string(),
  label: z.string(),
  value,
  /** What this hub wrote last; null: it never did. */
  origin: z
    .object({
      value,
      source: z.string(),
      sourceId: z.int().nullable(),
      deviceKey: z.string(),
      observedAt: instant,
      writtenAt: instant,
      planId: z.int().nullable(),
    })
    .nullable(),
  /** A person's edit; `releasedAt` null: it holds. */
  lock: z
    .object({
      by: z.string().nullable(),
      editedAt: instant.nullable(),
      noticedAt: instant,
      value,
      releasedBy: z.string().nullable(),
      releasedAt: instant.nullable(),
    })
    .nullable(),
  /** What each source says of it now, and what becomes of that. */
  says: z.array(
    z.object({
      sourceId: z.int(),
      source: z.string(),
      value,
      observedAt: instant,
      act: z.enum(['write', 'keep', 'send-back', 'conflict', 'locked', 'problem']),
      why: z.string().nullable(),
    }),
  ),
});

/** Where the values of an asset come from, and who holds them. */
export const provenanceRoutes = [
  defineRoute({
    name: 'provenance.show',
    method: 'GET',
    path: `${ofConnection}/assets/:assetId/provenance`,
    summary: 'Shows where the value of each field of an asset comes from, who holds it, and what sources say.',
    permission: 'read-data',
    params: assetParams,
    answer: z.object({
      assetId: z.int(),
      tag: z.string(),
      sources: z.array(
        z.object({
          sourceId: z.int(),
          source: z.string(),
          deviceKey: z.string(),
          state: z.enum(['linked', 'suspended']),
          decidedBy: z.string(),
          decidedAt: instant,
          missingSince: instant.nullable(),
          isGone: z.boolean(),
        }),
      ),
      fields: z.array(field),
    }),
  }),
  defineRoute({
    name: 'provenance.release',
    method: 'POST',
    path: `${ofConnection}/assets/:assetId/release`,
    summary: 'Lets fields go that a person edited in HaloPSA: the next plan writes them once more with what their source says.',
    permission: 'manage-mapping',
    params: assetParams,
    /** Absent: every field that is held. */
    body: z.strictObject({ fields: z.array(z.string().max(60)).min(1).max(200).optional() }),
    answer: z.object({ released: z.array(z.string()) }),
  }),
  defineRoute({
    name: 'provenance.locks',
    method: 'GET',
    path: `${ofConnection}/held-fields`,
    summary: 'Lists the fields of assets that people hold: they edited them in HaloPSA after this hub had written them.',
    permission: 'read-data',
    params: connectionParams,
    answer: z.object({
      items: z.array(
        z.object({
          assetId: z.int(),
          field: z.string(),
          by: z.string().nullable(),
          editedAt: instant.nullable(),
          noticedAt: instant,
        }),
      ),
    }),
  }),
] as const;
