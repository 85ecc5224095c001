import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, id, instant, pageOf, pageQuery, workspaceParams } from '../paging.ts';

const planParams = z.object({ workspaceId: id, planId: id });
const base = '/api/v1/workspaces/:workspaceId';
const ofPlan = `${base}/plans/:planId` as const;

/** How a plan stands. */
const planState = z.enum([
  ...(['planned', 'approved', 'applying', 'stopped', 'applied'] as const),
  ...(['partly-applied', 'failed', 'discarded', 'expired', 'frozen'] as const),
]);
const outcome = z.enum(['applied', 'altered-by-halo', 'unchanged', 'stale', 'refused', 'failed', 'uncertain', 'skipped']);
const sign = z.enum(['+', '~', '-']);
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const signCounts = z.object({ create: z.int(), update: z.int(), delete: z.int() });

/** A plan in a list. */
const summary = z.object({
  id: z.int(),
  connectionId: z.int(),
  /** `changes`, `revert`, or what else built it. */
  kind: z.string(),
  title: z.string(),
  state: planState,
  stateReason: z.string().nullable(),
  revertsPlanId: z.int().nullable(),
  createdBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  isExpired: z.boolean(),
  settledAt: instant.nullable(),
  counts: signCounts,
  excluded: z.int(),
  outcomes: z.partialRecord(outcome, z.int()),
  /** Changes that are not settled. */
  open: z.int(),
});

/** A plan for review. */
const review = summary.extend({
  unchanged: z.int(),
  remarks: z.array(z.string()),
  acceptedCount: z.int().nullable(),
  clients: z.array(z.object({ id: z.int().nullable(), name: z.string().nullable(), counts: signCounts })),
  entities: z.array(z.string()),
  /** What the policy of the connection says; null: nothing is to be decided, or not by you. */
  judgement: z
    .object({
      findings: z.array(
        z.object({
          policy: z.enum(['approval', 'two-people', 'blast-radius', 'freeze-window']),
          verdict: z.enum(['pass', 'needs', 'blocked']),
          sentence: z.string(),
        }),
      ),
      approvalsNeeded: z.int(),
      isBlocked: z.boolean(),
    })
    .nullable(),
  approvals: z.array(z.object({ by: z.string(), at: instant, isYou: z.boolean() })),
  frozen: z.object({ reason: z.string(), at: instant }).nullable(),
  /** In the state `applying` and false: whoever applied it is gone, and applying takes it up. */
  isBeingApplied: z.boolean(),
  isConnectionBusy: z.boolean(),
  /** Whether you see every change of it. */
  isWhole: z.boolean(),
});

/** One change, with what people said of it and what came of it. */
const change = z.object({
  number: z.int(),
  change: z.string(),
  changeTitle: z.string(),
  sign,
  entity: z.string(),
  recordKey: z.string().nullable(),
  clientId: z.int().nullable(),
  clientName: z.string().nullable(),
  title: z.string(),
  fields: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      before: value,
      after: value,
      /** The value is the key of the record of this change. */
      keyOfChange: z.int().nullable(),
    }),
  ),
  reason: z.string(),
  evidence: z.array(z.object({ from: z.string(), text: z.string() })),
  /** Fields that are left alone because somebody edited them since. */
  conflicts: z.array(z.object({ field: z.string(), label: z.string(), before: value, ours: value, theirs: value })),
  isExcluded: z.boolean(),
  outcome: z
    .object({
      outcome,
      recordKey: z.string().nullable(),
      found: z.record(z.string(), value).nullable(),
      problem: z.string().nullable(),
      at: instant,
    })
    .nullable(),
});

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Which changes; the same words in the address and in a body. */
const changeFilter = {
  sign: sign.optional(),
  entity: z.string().max(60).optional(),
  outcome: z.union([outcome, z.literal('open')]).optional(),
  text: z.string().max(200).optional(),
};

const numbers = z.array(z.int().min(1)).max(5_000).readonly();

const saved = z.object({ planId: z.int(), changes: z.int(), unchanged: z.int() });

/** Plans: what is to be written to HaloPSA, looked at, approved, applied and undone. */
export const planRoutes = [
  defineRoute({
    name: 'plans.kinds',
    method: 'GET',
    path: `${base}/plan-kinds`,
    summary: 'Lists the kinds of changes that can be planned, with their fields.',
    permission: 'read-data',
    params: workspaceParams,
    answer: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          fields: z.array(z.object({ name: z.string(), label: z.string(), type: z.string(), isRequired: z.boolean() })),
        }),
      ),
    }),
  }),
  defineRoute({
    name: 'plans.list',
    method: 'GET',
    path: `${base}/plans`,
    summary: 'Lists the plans of the connections that you may see, newest first.',
    permission: 'read-data',
    params: workspaceParams,
    query: pageQuery.extend({ connectionId: id.optional(), state: planState.optional() }),
    answer: pageOf(summary),
  }),
  defineRoute({
    name: 'plans.build',
    method: 'POST',
    path: `${base}/connections/:connectionId/plans`,
    summary: 'Plans changes: reads each record in HaloPSA and keeps what differs. Nothing is written.',
    permission: 'manage-mapping',
    params: connectionParams,
    body: z.strictObject({
      title: z.string().min(1).max(200).optional(),
      changes: z
        .array(
          z.strictObject({
            change: z.string().max(100),
            key: z.union([z.int().min(1), z.string().min(1).max(100)]).optional(),
            identity: z.string().min(1).max(300).optional(),
            set: z.record(z.string().max(100), z.union([value, z.strictObject({ keyOfChange: z.int().min(1) })])).optional(),
            title: z.string().min(1).max(300).optional(),
            reason: z.string().max(1_000).optional(),
          }),
        )
        .min(1)
        .max(5_000),
    }),
    answer: saved,
    status: 201,
  }),
  defineRoute({
    name: 'plans.show',
    method: 'GET',
    path: ofPlan,
    summary: 'Shows a plan: its counts, what policies say, who approved, how far it is applied. Its changes come by themselves.',
    permission: 'read-data',
    params: planParams,
    answer: review,
  }),
  defineRoute({
    name: 'plans.changes',
    method: 'GET',
    path: `${ofPlan}/changes`,
    summary: 'Lists the changes of a plan in their order.',
    permission: 'read-data',
    params: planParams,
    query: pageQuery.extend({
      ...changeFilter,
      /** 0: of no client. */
      clientId: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
      excluded: flag.optional(),
      conflicts: flag.optional(),
    }),
    answer: pageOf(change),
  }),
  defineRoute({
    name: 'plans.export',
    method: 'GET',
    path: `${ofPlan}/file`,
    summary: 'Sends the changes of a plan with their outcomes as JSON, or as CSV with a line per field.',
    permission: 'export-data',
    params: planParams,
    query: z.object({ format: z.enum(['csv', 'json']).default('json') }),
    answer: { kind: 'file', types: ['text/csv; charset=utf-8', 'application/json; charset=utf-8'] },
  }),
  defineRoute({
    name: 'plans.choose',
    method: 'POST',
    path: `${ofPlan}/choose`,
    summary: 'Leaves changes out of a plan or takes them in again: by number, or all that a filter lets through. Approvals end.',
    permission: 'approve',
    params: planParams,
    body: z.strictObject({
      exclude: numbers.optional(),
      include: numbers.optional(),
      /** All that match. */
      matching: z
        .strictObject({
          act: z.enum(['exclude', 'include']),
          filter: z.strictObject({
            ...changeFilter,
            clientId: z.int().min(0).optional(),
            excluded: z.boolean().optional(),
            conflicts: z.boolean().optional(),
          }),
        })
        .optional(),
    }),
    answer: z.object({ excluded: z.int() }),
  }),
  defineRoute({
    name: 'plans.approve',
    method: 'POST',
    path: `${ofPlan}/approve`,
    summary: 'Approves exactly what stands there now.',
    permission: 'approve',
    params: planParams,
    /** The number of changes that you accept though it is over the limit of the policy. */
    body: z.strictObject({ acceptCount: z.int().min(1).optional() }),
    answer: z.object({ approvals: z.int(), needed: z.int() }),
  }),
  defineRoute({
    name: 'plans.apply',
    method: 'POST',
    path: `${ofPlan}/apply`,
    summary: 'Begins to write what was approved to HaloPSA, or takes up what was cut off. It goes on in the hub.',
    permission: 'approve',
    params: planParams,
    answer: z.object({ isStarted: z.boolean() }),
    status: 202,
  }),
  defineRoute({
    name: 'plans.revert',
    method: 'POST',
    path: `${ofPlan}/revert`,
    summary: 'Plans what undoes the applied changes of a plan. The new plan is looked at, approved and applied like any other.',
    permission: 'approve',
    params: planParams,
    /** Absent: all that were applied. */
    body: z.strictObject({ numbers: numbers.optional() }),
    answer: saved.extend({ remarks: z.array(z.string()), conflicts: z.int() }),
    status: 201,
  }),
  defineRoute({
    name: 'plans.discard',
    method: 'POST',
    path: `${ofPlan}/discard`,
    summary: 'Discards a plan that is still open. It stays readable.',
    permission: 'approve',
    params: planParams,
    body: z.strictObject({ reason: z.string().max(500).optional() }),
    answer: null,
  }),
] as const;
