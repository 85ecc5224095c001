import { z } from 'zod';
import { isSourceField } from './source-fields.ts';

const sourceField = z.string().max(200).refine(isSourceField, 'is no field of a device, such as "serial" or "fields.asset_tag"');

/** One line of a field map: which field of a source goes to which field of an asset, and how. */
const entry = z.strictObject({
  /** A member of a device, or `fields.<name>`; several are read in this order. */
  from: z.union([sourceField, z.array(sourceField).min(1).max(10)]),
  /** A member of the asset, `field:<number>` or `custom:<number>`. */
  to: z.string().min(1).max(60),
  direction: z.enum(['to-halo', 'from-halo', 'both']).default('to-halo'),
  /** `never`: only when the asset is made; `if-blank`: also where nothing stands, or what this hub wrote; `always`: whatever stands. */
  overwrite: z.enum(['never', 'if-blank', 'always']).default('if-blank'),
  transforms: z
    .array(z.strictObject({ use: z.string().max(60), options: z.record(z.string(), z.unknown()).default({}) }))
    .max(10)
    .default([]),
  /** Where both sides changed since they agreed last, or never agreed. */
  onConflict: z.enum(['halo-wins', 'source-wins', 'ask']).default('ask'),
  /** Of several sources that map to a field of an asset the one with the lowest number says it; equal numbers: the older source. */
  authority: z.int().min(1).max(1_000).default(100),
});

const usualPlanning = {
  createAssets: false,
  createTypes: true,
  inactivateAfterDays: null,
  planAutomatically: false,
  assetTypes: {},
};

/** What plans of a source may do besides updating assets that are linked. */
const planning = z.strictObject({
  /** Devices that nothing is like become assets. */
  createAssets: z.boolean().default(false),
  /** Asset types that are missing are made, within the same plan. */
  createTypes: z.boolean().default(true),
  /** Devices that are gone for so many days make their assets inactive; null: never. */
  inactivateAfterDays: z.int().min(0).max(3_650).nullable().default(null),
  /** The schedule plans after each read, and applies what the policy of the connection lets through without a person. */
  planAutomatically: z.boolean().default(false),
  /** The asset type of a class of devices, where their product is not mapped. */
  assetTypes: z.record(z.string().max(60), z.int().positive()).default({}),
  /** The group of asset types that are made; absent: the first. */
  assetGroupId: z.int().positive().optional(),
});

/** The field map of a source and what plans of it may do, as it is kept. */
export const fieldMapSchema = z.strictObject({
  entries: z
    .array(entry)
    .max(200)
    .superRefine((entries, context) => {
      const seen = new Set<string>();
      for (const [index, { to }] of entries.entries()) {
        if (seen.has(to)) context.addIssue({ code: 'custom', path: [index, 'to'], message: `"${to}" stands twice.` });
        seen.add(to);
      }
    })
    .default([]),
  planning: planning.default(usualPlanning),
});

/** The field map of a source and what plans of it may do. */
export type FieldMap = z.output<typeof fieldMapSchema>;

/** One line of it. */
export type FieldMapEntry = FieldMap['entries'][number];

/** The fields of the source that a line reads. */
export function fromOf({ from }: Pick<FieldMapEntry, 'from'>): readonly string[] {
  return typeof from === 'string' ? [from] : from;
}
