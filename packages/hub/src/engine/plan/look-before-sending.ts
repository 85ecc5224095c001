import { ApplyFrozenError } from '../../foundation/errors/apply-frozen.ts';
import type { ApplyDeps } from './apply-deps.ts';
import { findMarked, type LookDeps } from './find-marked.ts';
import type { PlanValues } from './plan-value.ts';
import type { Settled } from './planned-change.ts';
import { gone, type ReadyChange } from './ready-change.ts';
import { isSameValue, labelOfField, readFields, typeOfField } from './record-shape.ts';

/**
 * Reads the record as it is now, and says how the change comes out if nothing is to be sent: it is so already, or somebody changed it.
 * Null: it is as it was when it was planned, so it may be sent.
 * @throws ApplyFrozenError where Halo holds what no journal knows of
 */
export async function lookBeforeSending(change: ReadyChange, deps: ApplyDeps): Promise<Settled | null> {
  if (change.sign === '+') return lookForMade(change, deps);
  const { definition, recordKey } = change;
  const record = await readRecord(change, deps);
  if (record === null)
    return change.sign === '-' ? { outcome: 'unchanged', recordKey, found: null, problem: 'It is gone already.' } : gone(change);
  const names = change.sign === '-' ? Object.keys(change.before) : namesOf(change);
  const found = readFields(definition.shape, record, names);
  if (change.sign === '~' && isAll(change, found, change.values))
    return { outcome: 'unchanged', recordKey, found, problem: null };
  const moved = names.filter(
    (name) => !isSameValue(typeOfField(definition.shape, name), found[name] ?? null, change.before[name] ?? null),
  );
  return moved.length === 0 ? null : { outcome: 'stale', recordKey, found, problem: sayMoved(change, moved) };
}

/** A record with this marker may be there already: made by an earlier plan, or by a hub whose journal was lost. */
async function lookForMade(change: ReadyChange, deps: ApplyDeps): Promise<Settled | null> {
  const { definition, marker, values } = change;
  if (marker === null) return null;
  const { keys } = await findMarked(lookOf(deps), definition, { marker, values });
  const [key, ...more] = keys;
  if (key === undefined) return null;
  // A name is chosen by people too: only a text of ours proves that a hub wrote it.
  if (definition.marker?.isName !== true && !(await deps.journal.knowsMarker(marker)))
    throw new ApplyFrozenError({ title: definition.shape.entity.title, key, marker });
  if (more.length > 0)
    return {
      outcome: 'uncertain',
      recordKey: null,
      found: null,
      problem: `It is there ${keys.length} times: ${keys.join(', ')}.`,
    };
  const record = await deps.halo.read(definition.shape.entity, idOf(key), optionsOf(deps));
  const found = readFields(definition.shape, record?.value, namesOf(change));
  return isAll(change, found, values)
    ? { outcome: 'unchanged', recordKey: key, found, problem: null }
    : { outcome: 'stale', recordKey: key, found, problem: `It is there already, as number ${key}, and says something else.` };
}

/** The record of a change, as Halo has it now; null: it is not there. */
export async function readRecord({ definition, recordKey }: ReadyChange, deps: ApplyDeps): Promise<unknown> {
  if (recordKey === null) return null;
  return (await deps.halo.read(definition.shape.entity, idOf(recordKey), optionsOf(deps)))?.value ?? null;
}

/** Whether every field that can be read back says what is wanted. */
export function isAll({ definition: { shape } }: ReadyChange, found: PlanValues, wanted: PlanValues): boolean {
  return Object.keys(found).every((name) => isSameValue(typeOfField(shape, name), found[name] ?? null, wanted[name] ?? null));
}

/** The fields of a change that Halo shows back. */
export function namesOf({ definition: { shape }, values }: ReadyChange): readonly string[] {
  return Object.keys(values).filter((name) => shape.members[name]?.isWriteOnly !== true);
}

/** A key as Halo's addresses have it: most are numbers. */
export function idOf(key: string): number | string {
  return /^\d+$/.test(key) ? Number(key) : key;
}

/** Writing goes before what runs in the background. */
export function optionsOf({ signal }: Pick<ApplyDeps, 'signal'>): { readonly priority: 'write'; readonly signal?: AbortSignal } {
  return { priority: 'write', ...(signal ? { signal } : {}) };
}

/** How the applier asks Halo. */
export function lookOf(deps: Pick<ApplyDeps, 'halo' | 'signal'>): LookDeps {
  return { halo: deps.halo, ...optionsOf(deps) };
}

function sayMoved({ definition: { shape } }: ReadyChange, moved: readonly string[]): string {
  const labels = moved.map((name) => labelOfField(shape, name)).join(', ');
  return `Somebody changed it in HaloPSA since it was planned (${labels}): it was left alone.`;
}
