import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { findApplyFreeze, setApplyFreeze } from '../../store/rows/plan-setting-rows.ts';
import type { PlanDeps } from './plan-deps.ts';
import { readPlanConnection } from './read-plan.ts';

const input = z.object({ connectionId: z.int() });

/** Lets plans be applied on a connection again, after a person compared HaloPSA with what should be there. @throws ConnectionNotFoundError */
export const unfreeze = defineVerb<PlanDeps, typeof input, undefined, { readonly reason: string | null }>({
  name: 'plan.unfreeze',
  input,
  prepare: async () => undefined,
  run: async ({ db }, { connectionId }) => {
    await readPlanConnection(db, connectionId);
    const freeze = await findApplyFreeze(db, connectionId);
    await setApplyFreeze(db, connectionId, null);
    return { reason: freeze?.reason ?? null };
  },
  audit: ({ connectionId }, { reason }) =>
    reason === null ? null : { subject: `connection ${connectionId}`, detail: { was: reason } },
});
