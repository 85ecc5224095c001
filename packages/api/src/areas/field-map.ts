import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id } from '../paging.ts';

const sourceParams = z.object({ workspaceId: id, sourceId: id });
const ofSource = '/api/v1/workspaces/:workspaceId/sources/:sourceId' as const;

/** One line: which field of a device goes to which field of an asset, and how. */
const entry = z.object({
  from: z.union([z.string().max(200), z.array(z.string().max(200)).min(1).max(10)]),
  to: z.string().min(1).max(60),
  direction: z.enum(['to-halo', 'from-halo', 'both']),
  overwrite: z.enum(['never', 'if-blank', 'always']),
  transforms: z.array(z.object({ use: z.string().max(60), options: z.record(z.string(), z.unknown()) })).max(10),
  onConflict: z.enum(['halo-wins', 'source-wins', 'ask']),
  authority: z.int().min(1).max(1_000),
});

const planning = z.object({
  createAssets: z.boolean(),
  createTypes: z.boolean(),
  inactivateAfterDays: z.int().min(0).max(3_650).nullable(),
  planAutomatically: z.boolean(),
  assetTypes: z.record(z.string().max(60), z.int().min(1)),
  assetGroupId: z.int().min(1).optional(),
});

const map = z.object({ entries: z.array(entry), planning });

const plan = z.object({
  /** Null: HaloPSA is as the source says. */
  planId: z.int().nullable(),
  changes: z.int(),
  unchanged: z.int(),
  leftOut: z.array(z.object({ reason: z.string(), sentence: z.string(), count: z.int() })),
  /** Fields that are left alone, by why. */
  fields: z.object({ locked: z.int(), conflicts: z.int(), secondHand: z.int(), problems: z.int() }),
  /** What is newer in HaloPSA and would go to the source; no connector takes it yet. At most 1,000 are named. */
  wouldSend: z.array(
    z.object({ key: z.string(), field: z.string(), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
  ),
  /** Lines of the field map that cannot be used. */
  problems: z.array(z.string()),
  /** Open plans that this one takes the place of. */
  replaced: z.array(z.int()),
  newLocks: z.int(),
});

/** The field map of a source, and the plans that are built by it. */
export const fieldMapRoutes = [
  defineRoute({
    name: 'field-map.show',
    method: 'GET',
    path: `${ofSource}/field-map`,
    summary: 'Shows the field map of a source, what is proposed, and every field and transform that can stand in it.',
    permission: 'read-data',
    params: sourceParams,
    answer: z.object({
      source: z.string(),
      connectionId: z.int(),
      /** Whether somebody set it; else it is the proposal. */
      isSet: z.boolean(),
      map,
      proposal: z.array(entry),
      problems: z.array(z.string()),
      /** `count`: of the devices that were looked at, so many have it; null: every device may. */
      sourceFields: z.array(z.object({ name: z.string(), title: z.string(), count: z.int().nullable() })),
      targets: z.array(z.object({ field: z.string(), label: z.string(), type: z.string() })),
      /** `options`: JSON Schema. */
      transforms: z.array(z.object({ name: z.string(), title: z.string(), options: z.record(z.string(), z.unknown()) })),
      /** Whether the source may be planned, and what is still to be done. */
      readiness: z.object({ ready: z.boolean(), reasons: z.array(z.string()) }),
    }),
  }),
  defineRoute({
    name: 'field-map.set',
    method: 'PUT',
    path: `${ofSource}/field-map`,
    summary: 'Sets the field map of a source, or what plans of it may do. A part that is left out stays as it is.',
    permission: 'manage-mapping',
    params: sourceParams,
    body: z.strictObject({
      entries: z
        .array(entry.partial({ direction: true, overwrite: true, transforms: true, onConflict: true, authority: true }))
        .max(200)
        .optional(),
      planning: planning.partial().optional(),
    }),
    answer: map,
  }),
  defineRoute({
    name: 'field-map.plan',
    method: 'POST',
    path: `${ofSource}/plans`,
    summary:
      'Plans what the source says of its devices. Nothing is written; the plan is looked at, approved and applied like any other.',
    permission: 'manage-mapping',
    params: sourceParams,
    answer: plan,
    status: 201,
  }),
] as const;
