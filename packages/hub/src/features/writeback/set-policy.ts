import { z } from 'zod';
import type { PlanPolicy } from '../../engine/plan/plan-policy.ts';
import { defineVerb } from '../../engine/verb.ts';
import { upsertPlanPolicy } from '../../store/rows/plan-setting-rows.ts';
import type { PlanDeps } from './plan-deps.ts';
import { readPlanConnection } from './read-plan.ts';
import { policyInput, readPolicy } from './read-policy.ts';

const input = z.object({ connectionId: z.int(), policy: policyInput });

/** Changes what a connection demands of plans. What is left out stays. @throws InvalidInputError, ConnectionNotFoundError */
export const setPolicy = defineVerb<
  PlanDeps,
  typeof input,
  undefined,
  { readonly before: PlanPolicy; readonly after: PlanPolicy }
>({
  name: 'plan.set-policy',
  input,
  prepare: async () => undefined,
  run: async ({ db, actor, clock }, { connectionId, policy }) => {
    await readPlanConnection(db, connectionId);
    const before = await readPolicy(db, connectionId);
    await upsertPlanPolicy(db, connectionId, { policy: { ...before, ...policy }, by: actor.name, at: new Date(clock.now()) });
    return { before, after: await readPolicy(db, connectionId) };
  },
  audit: ({ connectionId }, { before, after }) => ({
    subject: `connection ${connectionId}`,
    detail: { before: { ...before }, after: { ...after } },
  }),
});
