import { createHash } from 'node:crypto';
import { signOf } from './change-definition.ts';
import type { ChangeDraft } from './change-draft.ts';
import { isKeyOfChange, type PlannedValues, type PlanValues } from './plan-value.ts';
import type { PlannedChange } from './planned-change.ts';
import { isSameValue, typeOfField } from './record-shape.ts';

/** The content of a plan. */
export interface PlanContent {
  readonly changes: readonly PlannedChange[];
  /** Records that were looked at and are as they should be. */
  readonly unchanged: number;
}

/**
 * Makes the content of a plan of what is wanted. Pure. An update keeps only the fields that differ, and none where nothing differs.
 */
export function makePlan(drafts: readonly ChangeDraft[]): PlanContent {
  const changes: PlannedChange[] = [];
  let unchanged = 0;
  for (const draft of drafts) {
    const { before, after } = draft.definition.act === 'update' ? keepDiffering(draft) : draft;
    if (draft.definition.act === 'update' && Object.keys(after).length === 0 && (draft.conflicts ?? []).length === 0) {
      unchanged += 1;
      continue;
    }
    changes.push({
      number: changes.length + 1,
      change: draft.definition.name,
      sign: signOf(draft.definition),
      entity: draft.definition.shape.entity.name,
      recordKey: draft.recordKey,
      marker: markerOf(draft),
      clientId: draft.clientId,
      title: draft.title,
      before,
      after,
      reason: draft.reason,
      evidence: draft.evidence ?? [],
      conflicts: draft.conflicts ?? [],
    });
  }
  return { changes, unchanged };
}

/**
 * SHA-256 over everything that a plan says. What was approved is what is applied: a row that was tampered with, or torn, gives another one.
 */
export function hashPlan(changes: readonly PlannedChange[]): Buffer {
  const hash = createHash('sha256');
  for (const change of changes) hash.update(`${canonicalJson(change)}\n`);
  return hash.digest();
}

/** JSON whose members stand in order, so that the same content has one text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

function keepDiffering({ definition, before, after }: ChangeDraft): {
  readonly before: PlanValues;
  readonly after: PlannedValues;
} {
  const differing = Object.entries(after).filter(
    ([name, value]) => isKeyOfChange(value) || !isSameValue(typeOfField(definition.shape, name), before[name] ?? null, value),
  );
  return {
    before: Object.fromEntries(differing.map(([name]) => [name, before[name] ?? null])),
    after: Object.fromEntries(differing),
  };
}

/**
 * A name that was chosen stays; else a text of ours, the same for the same thing in every plan and in every hub, so that a hub that lost its
 * journal, or a second one, finds what is there. 39 characters.
 */
function markerOf({ definition, identity, after }: ChangeDraft): string | null {
  const { marker } = definition;
  if (!marker || identity === null) return null;
  const named = after[marker.field];
  if (marker.isName) return typeof named === 'string' ? named : null;
  const text = `${definition.shape.entity.name}\n${identity}`;
  return `sundog:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}
