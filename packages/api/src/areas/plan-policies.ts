import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, instant } from '../paging.ts';

const ofConnection = '/api/v1/workspaces/:workspaceId/connections/:connectionId';

const freezeWindow = z.strictObject({
  name: z.string().min(1).max(100),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  daysOfMonth: z.array(z.int().min(-1).max(31)).min(1).optional(),
  zone: z.string().max(60).optional(),
});

const count = z.int().min(0).max(1_000_000);
const policy = {
  autoApproveUpTo: count,
  twoPeopleAbove: count.nullable(),
  stopAboveChanges: count.nullable(),
  stopAbovePercent: z.number().min(0).max(100).nullable(),
  freezeWindows: z.array(freezeWindow).max(50),
  stopAfterErrors: z.int().min(1).max(10_000),
  expiresAfterHours: z.number().min(0.1).max(2_160),
};

/** What a connection demands of plans before they are applied. */
export const planPolicyRoutes = [
  defineRoute({
    name: 'plans.policy',
    method: 'GET',
    path: `${ofConnection}/plan-policy`,
    summary: 'Shows what a connection demands of plans, and whether applying is frozen on it.',
    permission: 'view-sync',
    params: connectionParams,
    answer: z.object({ policy: z.object(policy), frozen: z.object({ reason: z.string(), at: instant }).nullable() }),
  }),
  defineRoute({
    name: 'plans.set-policy',
    method: 'PATCH',
    path: `${ofConnection}/plan-policy`,
    summary: 'Changes what a connection demands of plans; what is not named stays.',
    permission: 'manage-connections',
    params: connectionParams,
    body: z.strictObject(policy).partial(),
    answer: z.object(policy),
  }),
  defineRoute({
    name: 'plans.unfreeze',
    method: 'POST',
    path: `${ofConnection}/unfreeze`,
    summary: 'Lets plans be applied on a connection again, after somebody compared HaloPSA with what should be there.',
    permission: 'manage-connections',
    params: connectionParams,
    answer: null,
  }),
] as const;
