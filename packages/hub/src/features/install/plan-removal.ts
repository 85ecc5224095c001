import { z } from 'zod';
import type { ChangeDraft } from '../../engine/plan/change-draft.ts';
import { makePlan } from '../../engine/plan/make-plan.ts';
import { readFields } from '../../engine/plan/record-shape.ts';
import { defineVerb } from '../../engine/verb.ts';
import { type InspectedRecord, type Inspection, inspectInstalled } from './inspect-installed.ts';
import { type Administrator, changeNamed, type InstallDeps } from './install-deps.ts';

const input = z.object({
  connectionId: z.int(),
  administrator: z.custom<Administrator>().nullable().default(null),
  /** What becomes of assets that the hub made. */
  assets: z.enum(['keep', 'inactive']).default('keep'),
});

/** A plan to remove; null: there is nothing that these credentials could take out. */
export interface RemovalPlan {
  readonly planId: number | null;
  readonly changes: number;
  /** How many of ours are gone already. */
  readonly gone: number;
  readonly hidden: readonly InspectedRecord[];
}

/**
 * Plans to take out of HaloPSA whatever plans of this hub ever made there: buttons, webhooks, fields, asset types. What the credentials do not show is
 * told instead. Sends GET only.
 * @throws ConnectionNotFoundError, and HaloErrors
 */
export const planRemoval = defineVerb<InstallDeps, typeof input, Inspection, RemovalPlan>({
  name: 'install.plan-removal',
  input,
  prepare: inspectInstalled,
  run: async (deps, { connectionId, assets }, { records, assetKeys }) => {
    const { db, actor, clock, savePlan } = deps;
    const there = records.filter(({ state }) => state === 'there').map(toDraft);
    const content = makePlan([...there, ...(assets === 'inactive' ? assetKeys.map((key) => inactiveDraft(deps, key)) : [])]);
    const hidden = records.filter(({ state }) => state === 'hidden');
    const gone = records.filter(({ state }) => state === 'gone').length;
    if (content.changes.length === 0) return { planId: null, changes: 0, gone, hidden };
    const remarks = hidden.map(({ title, key, screen }) => `${title} (${key}) is not shown to these credentials: ${screen}.`);
    const wish = {
      connectionId,
      kind: 'removal',
      title: 'Take everything of Sundog out',
      remarks,
      by: actor.name,
      at: new Date(clock.now()),
    } as const;
    return { planId: await savePlan(db, content, wish), changes: content.changes.length, gone, hidden };
  },
  audit: ({ connectionId, administrator }, { planId, changes, hidden }) =>
    planId === null
      ? null
      : {
          subject: `plan ${planId}`,
          subjectKind: 'plan',
          subjectId: String(planId),
          detail: { connection: connectionId, changes, hidden: hidden.length, withLentRights: administrator !== null },
        },
});

function toDraft({ definition, key, title, record }: InspectedRecord): ChangeDraft {
  const texts = Object.entries(definition.shape.members).flatMap(([name, { type }]) => (type === 'text' ? [name] : []));
  return {
    definition,
    recordKey: key,
    identity: null,
    clientId: null,
    title,
    before: readFields(definition.shape, record, texts),
    after: {},
    reason: 'Sundog made it',
  };
}

function inactiveDraft(deps: InstallDeps, key: string): ChangeDraft {
  return {
    definition: changeNamed(deps, 'update-asset'),
    recordKey: key,
    identity: null,
    clientId: null,
    title: `Asset ${key}`,
    before: { isInactive: false },
    after: { isInactive: true },
    reason: 'Sundog made it',
  };
}
