import type { PlanValue } from '../plan/plan-value.ts';
import { isSameValue, type MemberType } from '../plan/record-shape.ts';
import type { FieldMapEntry } from './field-map.ts';

/** What this hub wrote last into a field of an asset. */
export interface LastWritten {
  /** As it was read back. */
  readonly value: PlanValue;
  /** As it was sent; differs from `value` where HaloPSA altered it. */
  readonly wanted: PlanValue;
  readonly sourceId: number | null;
  /** When that source said so. */
  readonly observedAt: Date;
  readonly writtenAt: Date;
}

/** A person's edit of a field, or what was said of it. */
export interface FieldLock {
  readonly value: PlanValue;
  readonly by: string | null;
  readonly editedAt: Date | null;
  /** Null: it holds. */
  readonly releasedAt: Date | null;
}

/** Who changed a field in HaloPSA last, as its list of changes says. */
export interface LastEdit {
  readonly by: string | null;
  readonly at: Date | null;
  /** The agent whom this hub itself is in HaloPSA. */
  readonly isOurs: boolean;
}

/** All that is known of one field of one asset. */
export interface FieldState {
  readonly type: MemberType;
  readonly rule: Pick<FieldMapEntry, 'direction' | 'overwrite' | 'onConflict'>;
  readonly source: { readonly id: number; readonly value: PlanValue; readonly observedAt: Date };
  /** As HaloPSA has it; undefined: its list does not show it, and nobody read the asset by itself. */
  readonly halo: PlanValue | undefined;
  readonly last: LastWritten | null;
  readonly lock: FieldLock | null;
  /** Null: HaloPSA's list of changes says nothing of it, or is not readable. Then a difference counts as a person's. */
  readonly edit: LastEdit | null;
  /** Another source that says this field; null: this one does. */
  readonly authority: string | null;
}

/** Why a field is left as it is. */
export type KeepReason =
  | 'same'
  | 'source-blank'
  | 'not-shown'
  | 'second-hand'
  | 'older'
  | 'never'
  | 'not-blank'
  | 'altered-by-halo'
  | 'halo-wins'
  | 'from-halo';

/** What becomes of one field. */
export type FieldDecision =
  | { readonly act: 'write'; readonly why: 'blank' | 'source-changed' | 'overwrite' | 'released' | 'source-wins' }
  | { readonly act: 'keep'; readonly why: KeepReason }
  /** HaloPSA's value is newer: it would go to the source. */
  | { readonly act: 'send-back'; readonly value: PlanValue }
  | { readonly act: 'conflict'; readonly before: PlanValue; readonly ours: PlanValue; readonly theirs: PlanValue }
  /** A person's edit. `isNew`: it was not known before. */
  | { readonly act: 'locked'; readonly isNew: boolean; readonly by: string | null; readonly at: Date | null };

const keep = (why: KeepReason): FieldDecision => ({ act: 'keep', why });

/**
 * Decides about one field of one asset. Pure. What a person edited wins over everything but a release; a value that a source has only from
 * this hub, or that another source is to say, is never written; and what a source does not say empties nothing.
 */
export function decideField(state: FieldState): FieldDecision {
  const { type, rule, source, halo, last } = state;
  const isSame = (one: PlanValue, other: PlanValue) => isSameValue(type, one, other);
  if (rule.direction === 'from-halo')
    return halo === undefined || halo === null || isSame(source.value, halo)
      ? keep('from-halo')
      : { act: 'send-back', value: halo };
  if (halo === undefined) return keep('not-shown');
  const held = decideLock(state, halo);
  if (held) return held;
  if (isSame(source.value, halo)) return keep('same');
  const isMoved = last !== null && !isSame(halo, last.value);
  if (rule.direction === 'both' && isMoved && (source.value === null || isSame(source.value, last.wanted)))
    return halo === null ? keep('same') : { act: 'send-back', value: halo };
  if (source.value === null) return keep('source-blank');
  if (last !== null && last.sourceId !== source.id && isSame(source.value, last.wanted)) return keep('second-hand');
  if (state.authority !== null) return keep('second-hand');
  if (last !== null && last.sourceId !== source.id && last.observedAt > source.observedAt) return keep('older');
  if (isReleased(state, halo)) return { act: 'write', why: 'released' };
  if (last !== null && !isMoved)
    return isSame(source.value, last.wanted)
      ? keep('altered-by-halo')
      : rule.overwrite === 'never'
        ? keep('never')
        : { act: 'write', why: 'source-changed' };
  return isMoved ? resolve(state, halo) : decideFirst(state, halo);
}

/** Neither side can be told to be right: as the rule says. */
function resolve({ rule, source, last }: FieldState, halo: PlanValue): FieldDecision {
  if (rule.overwrite === 'never') return keep('never');
  if (rule.onConflict === 'source-wins') return { act: 'write', why: 'source-wins' };
  if (rule.onConflict === 'halo-wins') return keep('halo-wins');
  return { act: 'conflict', before: last?.value ?? null, ours: source.value, theirs: halo };
}

/** Nothing was ever written here by this hub. */
function decideFirst(state: FieldState, halo: PlanValue): FieldDecision {
  const { rule } = state;
  if (rule.overwrite === 'never') return keep('never');
  if (halo === null) return { act: 'write', why: 'blank' };
  if (rule.direction === 'both') return resolve(state, halo);
  return rule.overwrite === 'always' ? { act: 'write', why: 'overwrite' } : keep('not-blank');
}

/** Whether a person holds the field; null: nobody does. With `both` a person's edit goes to the source instead. */
function decideLock(state: FieldState, halo: PlanValue): FieldDecision | null {
  const { type, rule, last, lock, edit } = state;
  if (lock !== null && lock.releasedAt === null) return { act: 'locked', isNew: false, by: lock.by, at: lock.editedAt };
  if (rule.direction === 'both' || last === null || isSameValue(type, halo, last.value)) return null;
  if (edit?.isOurs || isReleased(state, halo)) return null;
  return { act: 'locked', isNew: true, by: edit?.by ?? null, at: edit?.at ?? null };
}

/** Whether a person let the field go and it was not written since; an edit after that holds it again. */
function isReleased({ type, lock, last, edit }: FieldState, halo: PlanValue): boolean {
  if (lock === null || lock.releasedAt === null) return false;
  if (last !== null && last.writtenAt >= lock.releasedAt) return false;
  return isSameValue(type, halo, lock.value) || (edit?.at !== null && edit?.at !== undefined && edit.at <= lock.releasedAt);
}
