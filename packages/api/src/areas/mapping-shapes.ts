import { z } from 'zod';
import { instant } from '../paging.ts';

/** What is mapped. */
export const kind = z.enum(['company', 'product', 'device', 'user']);

/** Where a record stands: each is in one of these. */
export const tab = z.enum(['suggested', 'needs-choice', 'unmatched', 'matched', 'ignored', 'conflicts']);

const evidence = z.array(
  z.object({
    field: z.string(),
    left: z.string().nullable(),
    right: z.string().nullable(),
    level: z.string(),
    /** Bits: +1 doubles the odds that the two are one. */
    weight: z.number(),
    note: z.string(),
  }),
);

const keyShape = { kind, sourceKey: z.string(), siteName: z.string() };

const link = z.object({
  ...keyShape,
  state: z.enum(['linked', 'ignored', 'suspended']),
  haloKey: z.int().nullable(),
  haloName: z.string().nullable(),
  siteId: z.int().nullable(),
  siteLabel: z.string().nullable(),
  reason: z.string().nullable(),
  score: z.number().nullable(),
  evidence,
  /** `rule`, `plan`, or the name of a person. */
  decidedBy: z.string(),
  decidedAt: instant,
  batchId: z.int().nullable(),
});

/** A record of a source with its link and what else it may be. */
export const listed = z.object({
  sourceKey: z.string(),
  name: z.string(),
  /** Of a device and a user. */
  companyName: z.string().nullable(),
  siteName: z.string().nullable(),
  /** Of a company its domain, of a device its serial number, else how many devices. */
  hint: z.string().nullable(),
  isMissing: z.boolean(),
  tab,
  score: z.number().nullable(),
  link: link.nullable(),
  /** Of a company: sites of it that go elsewhere. */
  splits: z.array(link),
  candidates: z.array(
    z.object({
      haloKey: z.int(),
      name: z.string().nullable(),
      isInactive: z.boolean(),
      score: z.number(),
      decision: z.enum(['auto', 'suggested']),
      evidence,
    }),
  ),
});

/** One act. */
export const batch = z.object({
  id: z.int(),
  what: z.enum(['refresh', 'link', 'unlink', 'ignore', 'restore', 'confirm', 'undo', 'settings', 'import']),
  madeBy: z.string(),
  madeAt: instant,
  changes: z.int(),
  undoneBy: z.string().nullable(),
  undoneAt: instant.nullable(),
});

const leftAlone = z.array(z.object({ ...keyShape, reason: z.string() }));

/** What an act came to. */
export const outcome = z.object({
  /** Null: nothing was changed. */
  batchId: z.int().nullable(),
  changed: z.int(),
  /** What stayed as it was, and why. */
  leftAlone,
});

/** What has to be done before anything is planned. */
export const checklist = z.object({
  steps: z.array(
    z.object({
      name: z.enum(['sign-in', 'rights', 'companies', 'products', 'devices']),
      title: z.string(),
      isMandatory: z.boolean(),
      state: z.enum(['done', 'open', 'skipped']),
      sentence: z.string(),
    }),
  ),
  isReadyToPlan: z.boolean(),
  reasons: z.array(z.string()),
});

const reference = z.string().max(100).nullable();
const deviceKeys = {
  name: reference,
  serial: reference,
  macs: reference,
  biosUuid: reference,
  manufacturer: reference,
  model: reference,
  os: reference,
};
const partialKeys = z.strictObject(deviceKeys).partial();
const autoLink = { company: z.boolean(), product: z.boolean(), device: z.boolean(), user: z.boolean() };
const overrides = z.record(z.string(), z.unknown());
const rules = z.strictObject({ company: overrides.optional(), user: overrides.optional(), asset: overrides.optional() });
const skippedSteps = z.array(z.enum(['products', 'devices'])).readonly();

/** How a source is mapped. */
export const mappingSettings = z.object({
  settings: z.object({ autoLink: z.object(autoLink), rules, deviceKeys: partialKeys, skippedSteps }),
  /** With what is proposed where nothing is set. */
  deviceKeys: z.object(deviceKeys),
  assetFields: z.array(z.object({ id: z.int(), name: z.string().nullable() })),
});

/** Settings to change; what is not named stays. */
export const settingsPatch = z
  .strictObject({ autoLink: z.strictObject(autoLink).partial(), rules, deviceKeys: partialKeys, skippedSteps })
  .partial();

const change = z.object({
  ...keyShape,
  before: z.object({ state: z.string(), haloKey: z.int().nullable(), haloName: z.string().nullable() }).nullable(),
  after: z.object({ state: z.string(), haloKey: z.int().nullable(), haloName: z.string().nullable() }).nullable(),
});

/** A count, and the first of them. */
const changes = z.object({ count: z.int(), first: z.array(change) });

/** What saving settings would do. */
export const preview = z.object({ added: changes, removed: changes, moved: changes, other: z.int() });

/** What a file has otherwise. */
export const fileDiff = z.object({
  added: changes,
  removed: changes,
  changed: changes,
  same: z.int(),
  settings: z.array(z.string()),
  problems: leftAlone,
});
