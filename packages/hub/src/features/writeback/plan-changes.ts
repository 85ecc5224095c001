import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ChangeDefinition } from '../../engine/plan/change-definition.ts';
import type { ChangeDraft } from '../../engine/plan/change-draft.ts';
import { makePlan, type PlanContent } from '../../engine/plan/make-plan.ts';
import { isKeyOfChange, type PlannedValues } from '../../engine/plan/plan-value.ts';
import { knowsField, readFields } from '../../engine/plan/record-shape.ts';
import { defineVerb } from '../../engine/verb.ts';
import { ChangeNotUnderstoodError } from '../../foundation/errors/change-not-understood.ts';
import { findChange, type PlanDeps } from './plan-deps.ts';
import { readPlanConnection } from './read-plan.ts';
import { savePlan } from './save-plan.ts';

const value = z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()]);
const input = z.object({
  connectionId: z.int(),
  title: z.string().trim().min(1).max(200).default('Changes'),
  changes: z
    .array(
      z.strictObject({
        change: z.string(),
        key: z.union([z.int().positive(), z.string().min(1).max(100)]).optional(),
        /** For a record that is made: what it is, so that it is never made twice. */
        identity: z.string().trim().min(1).max(300).optional(),
        set: z.record(z.string().max(100), z.union([value, z.strictObject({ keyOfChange: z.int().positive() })])).default({}),
        title: z.string().trim().min(1).max(300).optional(),
        reason: z.string().trim().max(1_000).default(''),
      }),
    )
    .min(1)
    .max(50_000),
  signal: z.instanceof(AbortSignal).optional(),
});

type WantedChange = z.output<typeof input>['changes'][number];

/** A plan that was saved. */
export interface SavedPlan {
  readonly planId: number;
  readonly changes: number;
  readonly unchanged: number;
}

/**
 * Plans changes that are given one by one: reads each record in HaloPSA as it is now, and keeps what differs. Sends GET only.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError, ChangeNotUnderstoodError, and HaloErrors
 */
export const planChanges = defineVerb<PlanDeps, typeof input, PlanContent, SavedPlan>({
  name: 'plan.build',
  input,
  prepare: async (deps, { connectionId, changes, signal }) => {
    const wanted = changes.map((one, index) => ({ one, definition: understand(deps, one, index) }));
    const row = await deps.store.inWorkspace(deps.workspaceId, (db) => readPlanConnection(db, connectionId), { readOnly: true });
    const halo = await deps.openForReading(row);
    try {
      const drafts: ChangeDraft[] = [];
      for (const { one, definition } of wanted) {
        const record =
          one.key === undefined
            ? null
            : ((await halo.read(definition.shape.entity, one.key, { priority: 'interactive', ...(signal ? { signal } : {}) }))
                ?.value ?? null);
        if (one.key !== undefined && record === null)
          throw new ChangeNotUnderstoodError(
            `Change ${drafts.length + 1}`,
            `${definition.shape.entity.title} ${one.key} is not in HaloPSA.`,
          );
        drafts.push(toDraft(one, definition, record));
      }
      return makePlan(drafts);
    } finally {
      await halo.close();
    }
  },
  run: async ({ db, actor, clock }, { connectionId, title }, content) => {
    const at = new Date(clock.now());
    const wish = { connectionId, kind: 'changes', title, remarks: [], revertsPlanId: null, by: actor.name, at };
    const planId = await savePlan(db, content, wish);
    return { planId, changes: content.changes.length, unchanged: content.unchanged };
  },
  audit: ({ connectionId }, { planId, changes, unchanged }) => ({
    subject: `plan ${planId}`,
    subjectKind: 'plan',
    subjectId: String(planId),
    detail: { connection: connectionId, changes, unchanged },
  }),
});

/** The definition of a wanted change. @throws ChangeNotUnderstoodError where it asks for what cannot be planned */
function understand(deps: PlanDeps, one: WantedChange, index: number): ChangeDefinition {
  const place = `Change ${index + 1}`;
  const definition = findChange(deps, one.change);
  if (!definition)
    throw new ChangeNotUnderstoodError(place, `"${one.change}" is none of ${deps.changes.map(({ name }) => name).join(', ')}.`);
  if ((definition.act === 'create') !== (one.key === undefined))
    throw new ChangeNotUnderstoodError(
      place,
      definition.act === 'create' ? 'a record that is made has no "key" yet.' : `"${one.change}" needs the "key" of the record.`,
    );
  for (const [name, wanted] of Object.entries(one.set)) {
    if (!knowsField(definition.shape, name))
      throw new ChangeNotUnderstoodError(
        place,
        `"${name}" is no field of ${definition.shape.entity.title}; there are ${Object.keys(definition.shape.members).join(', ')}${Object.keys(
          definition.shape.lists,
        )
          .map((prefix) => `, ${prefix}:<number>`)
          .join('')}.`,
      );
    if (name === definition.marker?.field && definition.marker.isName === false)
      throw new ChangeNotUnderstoodError(place, `"${name}" holds what the record is found again by; it is not set by hand.`);
    if (isKeyOfChange(wanted) && wanted.keyOfChange > index)
      throw new ChangeNotUnderstoodError(place, `it needs the record of change ${wanted.keyOfChange}, which comes later.`);
  }
  const missing = definition.requires.filter((name) => one.set[name] === undefined || one.set[name] === null);
  if (missing.length > 0) throw new ChangeNotUnderstoodError(place, `it lacks ${missing.join(', ')}.`);
  return definition;
}

function toDraft(one: WantedChange, definition: ChangeDefinition, record: unknown): ChangeDraft {
  const { shape, act } = definition;
  const after: PlannedValues = act === 'delete' ? {} : one.set;
  const touched =
    act === 'delete' ? Object.keys(shape.members).filter((name) => shape.members[name]?.type === 'text') : Object.keys(after);
  return {
    definition,
    recordKey: one.key === undefined ? null : String(one.key),
    identity: act === 'create' ? (one.identity ?? randomUUID()) : null,
    clientId: clientOf(record),
    title: one.title ?? `${shape.entity.title} ${one.key ?? nameOf(after)}`,
    before: record === null ? {} : readFields(shape, record, touched),
    after,
    reason: one.reason,
  };
}

function nameOf(after: PlannedValues): string {
  const name = after['name'] ?? after['tag'];
  return typeof name === 'string' ? name : 'new';
}

function clientOf(record: unknown): number | null {
  const id = typeof record === 'object' && record !== null ? (record as Readonly<Record<string, unknown>>)['client_id'] : null;
  return typeof id === 'number' && id > 0 ? id : null;
}
