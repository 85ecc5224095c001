import type { ChangeDefinition } from './change-definition.ts';
import type { ChangeDraft } from './change-draft.ts';
import type { PlanValue, PlanValues } from './plan-value.ts';
import type { FieldConflict, PlannedChange, Settled } from './planned-change.ts';
import { isSameValue, labelOfField, readFields, typeOfField } from './record-shape.ts';

/** A change that is to be undone, with what it came to. */
export interface DoneChange {
  readonly change: PlannedChange;
  readonly definition: ChangeDefinition;
  readonly settled: Settled;
  /** The record as Halo has it now; null: it is not there. */
  readonly record: unknown;
}

/** What would undo changes, and what cannot be undone and why, as sentences. */
export interface RevertContent {
  readonly drafts: readonly ChangeDraft[];
  readonly remarks: readonly string[];
}

/**
 * What undoes these changes, newest first. A field that somebody edited since is left alone and told with its three values; the others go
 * back to what they were. Pure.
 */
export function revertDrafts(
  done: readonly DoneChange[],
  definitionOf: (change: string) => ChangeDefinition | undefined,
): RevertContent {
  const drafts: ChangeDraft[] = [];
  const remarks: string[] = [];
  for (const one of [...done].reverse()) {
    const made = revertOne(one, definitionOf);
    if (typeof made === 'string') remarks.push(`${one.change.title}: ${made}`);
    else drafts.push(made);
  }
  return { drafts, remarks };
}

function revertOne(
  { change, definition, settled, record }: DoneChange,
  definitionOf: (change: string) => ChangeDefinition | undefined,
): ChangeDraft | string {
  const { revert, shape, act } = definition;
  if ('cannot' in revert) return revert.cannot;
  const undoing = definitionOf(revert.by);
  if (!undoing) return `nothing undoes "${definition.title}".`;
  if (settled.recordKey === null) return 'the record is not known.';
  if (record === null) return 'the record is not there any more.';
  const about = {
    definition: undoing,
    recordKey: settled.recordKey,
    identity: null,
    clientId: change.clientId,
    title: change.title,
    reason: `Undoes change ${change.number}.`,
  };
  const ours = settled.found ?? {};
  if (act === 'create') {
    const names = Object.keys(ours);
    const moved = differing(shape, { names, one: ours, other: readFields(shape, record, names) });
    if (moved.length > 0)
      return `somebody edited the record since it was made (${moved.map((name) => labelOfField(shape, name)).join(', ')}), so it is not taken away.`;
    return { ...about, before: ours, after: undoing.act === 'update' ? inactive(undoing) : {} };
  }
  const names = Object.keys(change.before);
  const now = readFields(shape, record, names);
  const edited = new Set(differing(shape, { names, one: ours, other: now }));
  const conflicts: FieldConflict[] = names
    .filter((field) => edited.has(field))
    .map((field) => ({ field, before: valueIn(change.before, field), ours: valueIn(ours, field), theirs: valueIn(now, field) }));
  const free = names.filter((field) => !edited.has(field));
  if (free.length === 0 && conflicts.length === 0) return 'nothing was changed.';
  return {
    ...about,
    before: Object.fromEntries(free.map((field) => [field, valueIn(now, field)])),
    after: Object.fromEntries(free.map((field) => [field, valueIn(change.before, field)])),
    conflicts,
  };
}

/** A record that may not be deleted is set inactive instead. */
function inactive({ shape }: ChangeDefinition): PlanValues {
  return 'isInactive' in shape.members ? { isInactive: true } : {};
}

function differing(
  shape: ChangeDefinition['shape'],
  { names, one, other }: { readonly names: readonly string[]; readonly one: PlanValues; readonly other: PlanValues },
): readonly string[] {
  return names.filter((name) => !isSameValue(typeOfField(shape, name), valueIn(one, name), valueIn(other, name)));
}

function valueIn(values: PlanValues, name: string): PlanValue {
  return values[name] ?? null;
}
