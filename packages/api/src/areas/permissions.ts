import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, instant, workspaceParams } from '../paging.ts';

const cure = z.object({ screen: z.string(), label: z.string(), value: z.string() });

/** What is known of one right for one feature. */
const cell = z.object({
  feature: z.string(),
  right: z.string(),
  /** As HaloPSA labels it. */
  label: z.string(),
  kind: z.string(),
  need: z.string(),
  verdict: z.enum(['granted', 'missing-scope', 'missing-agent-right', 'partial', 'not-tested']),
  evidence: z.array(z.string()).readonly(),
  why: z.string().nullable(),
  cure: cure.nullable(),
});

/** The permission X-ray: what HaloPSA lets a connection do, feature by feature. */
const xray = z.object({
  checkedAt: instant,
  requests: z.int(),
  features: z
    .array(
      z.object({
        name: z.string(),
        title: z.string(),
        verdict: z.enum(['works', 'works-on-less', 'does-not-work', 'not-known']),
        cells: z.array(cell).readonly(),
      }),
    )
    .readonly(),
  excess: z
    .array(
      z.object({
        right: z.string(),
        label: z.string(),
        has: z.string(),
        needed: z.string().nullable(),
        evidence: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  choices: z
    .array(
      z.object({
        kind: z.string(),
        id: z.int(),
        name: z.string(),
        requiredFields: z.array(z.string()).readonly(),
        barred: z
          .array(
            z.object({
              things: z.string(),
              names: z.array(z.string()).readonly(),
              evidence: z.string(),
              cures: z.array(cure.extend({ isInferred: z.literal(true).optional() })).readonly(),
            }),
          )
          .readonly(),
        notTested: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
});

const rightFinding = z.object({
  kind: z.enum(['lost-right', 'over-privilege']),
  right: z.string(),
  sentence: z.string(),
  firstSeen: instant,
  lastSeen: instant,
  closedAt: instant.nullable(),
});

const feature = z.object({
  name: z.string(),
  title: z.string(),
  purpose: z.string(),
  writes: z.boolean(),
  isOn: z.boolean(),
  isAlwaysOn: z.boolean(),
});

const setUp = z.object({
  features: z.array(z.object({ name: z.string(), title: z.string(), purpose: z.string(), writes: z.boolean() })).readonly(),
  places: z
    .array(
      z.object({
        place: z.string(),
        screen: z.string(),
        lines: z
          .array(
            z.object({
              right: z.string(),
              label: z.string(),
              value: z.string().nullable(),
              need: z.string().nullable(),
              isInferred: z.boolean(),
              orElse: cure.nullable(),
              wantedBy: z
                .array(
                  z.object({
                    feature: z.string(),
                    title: z.string(),
                    atLeast: z.string(),
                    need: z.string(),
                    without: z.string(),
                  }),
                )
                .readonly(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});

/** Rights in HaloPSA: what a connection may do there, and how to set that up. */
export const permissionRoutes = [
  defineRoute({
    name: 'permissions.read',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/permissions',
    summary: 'Shows the last permission X-ray of a connection, and what was lost or is too much since.',
    permission: 'view-sync',
    params: connectionParams,
    answer: z.object({ report: xray.nullable(), findings: z.array(rightFinding) }),
  }),
  defineRoute({
    name: 'permissions.run',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/permissions',
    summary: 'Looks again at what HaloPSA permits, by reads alone. With `features` only at these, and nothing is kept.',
    permission: 'manage-connections',
    params: connectionParams,
    body: z.strictObject({ features: z.array(z.string()).min(1).readonly().optional() }),
    answer: {
      kind: 'events',
      event: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('step'), title: z.string() }),
        z.object({ kind: z.literal('result'), report: xray, findings: z.array(rightFinding) }),
      ]),
    },
  }),
  defineRoute({
    name: 'permissions.features',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/features',
    summary:
      'Lists the features of a connection and which of them are switched on. What writes to HaloPSA is off until switched on.',
    permission: 'view-sync',
    params: connectionParams,
    answer: z.object({ items: z.array(feature) }),
  }),
  defineRoute({
    name: 'permissions.choose-features',
    method: 'PUT',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/features',
    summary: 'Switches features on and off. Nothing is asked of HaloPSA and nothing written there.',
    permission: 'manage-connections',
    params: connectionParams,
    body: z.strictObject({ on: z.array(z.string()).readonly(), off: z.array(z.string()).readonly() }),
    answer: z.object({ items: z.array(feature) }),
  }),
  defineRoute({
    name: 'permissions.set-up',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/set-up',
    summary:
      'Describes the least role, agent and application in HaloPSA for exactly these features, field by field in its order.',
    permission: 'view-sync',
    params: workspaceParams,
    query: z.object({ features: z.string().max(2000).optional() }),
    answer: setUp,
  }),
] as const;
