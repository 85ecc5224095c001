import { HaloError } from '@sundog/halo';
import type { ApplyDeps } from './apply-deps.ts';
import { findMarked } from './find-marked.ts';
import { idOf, isAll, lookOf, namesOf, optionsOf } from './look-before-sending.ts';
import type { Settled } from './planned-change.ts';
import { type ReadyChange, uncertain } from './ready-change.ts';
import { isSameValue, labelOfField, readFields, typeOfField } from './record-shape.ts';

/** Reads the record that Halo says it wrote, and says whether it is as planned. */
export async function readBack(change: ReadyChange, key: string | null, deps: ApplyDeps): Promise<Settled> {
  const { definition, marker, sign } = change;
  const { shape } = definition;
  // Halo may answer with another record than the one that was made (API.md 2.1): then its marker tells which it is.
  const own = sign === '+' && marker !== null ? await ownKey(change, key, deps) : key;
  if (own === null) return uncertain(change, 'HaloPSA said that it is done, and the record cannot be found by its marker.');
  const record = (await deps.halo.read(shape.entity, idOf(own), optionsOf(deps)))?.value ?? null;
  if (sign === '-')
    return record === null
      ? { outcome: 'applied', recordKey: own, found: null, problem: null }
      : {
          outcome: 'altered-by-halo',
          recordKey: own,
          found: null,
          problem: 'HaloPSA said that it is deleted, and still shows it.',
        };
  if (record === null) return uncertain(change, 'HaloPSA said that it is done, and does not show the record.');
  const found = readFields(shape, record, namesOf(change));
  if (isAll(change, found, change.values)) return { outcome: 'applied', recordKey: own, found, problem: null };
  const altered = Object.keys(found).filter(
    (name) => !isSameValue(typeOfField(shape, name), found[name] ?? null, change.values[name] ?? null),
  );
  const labels = altered.map((name) => labelOfField(shape, name)).join(', ');
  return {
    outcome: 'altered-by-halo',
    recordKey: own,
    found,
    problem: `HaloPSA shows something else than was written: ${labels}.`,
  };
}

/**
 * The record that has the marker: the one that Halo named if it does, else the one that is found by it. Where this HaloPSA does not keep
 * markers at all, the one that it named if it says all that was written.
 */
async function ownKey(change: ReadyChange, named: string | null, deps: ApplyDeps): Promise<string | null> {
  const { definition, marker, values } = change;
  const { shape, marker: place } = definition;
  if (!place || marker === null) return named;
  const record = named === null ? null : ((await deps.halo.read(shape.entity, idOf(named), optionsOf(deps)))?.value ?? null);
  if (record !== null && readFields(shape, record, [place.field])[place.field] === marker) {
    await proveMarker(change, deps);
    return named;
  }
  const { keys } = await findMarked(lookOf(deps), definition, { marker, values });
  if (keys.length > 0) return keys.length === 1 ? (keys[0] ?? null) : null;
  // A name may come back altered (API.md 3.27: those of custom fields get a beginning of their own); that is told by what was read back.
  if (record === null || (!place.isName && !isAll(change, readFields(shape, record, namesOf(change)), values))) return null;
  await deps.proof.keep(shape.entity.name, false);
  return named;
}

/** Once per HaloPSA and entity: whether a record that has its marker is found by it. Only then may silence be called "not done". */
async function proveMarker({ definition, marker, values }: ReadyChange, deps: ApplyDeps): Promise<void> {
  const entity = definition.shape.entity.name;
  if (marker === null || deps.proof.isFound(entity) !== null) return;
  try {
    const { keys } = await findMarked(lookOf(deps), definition, { marker, values });
    await deps.proof.keep(entity, keys.length === 1);
  } catch (error) {
    if (!(error instanceof HaloError)) throw error; // another record may prove it
  }
}
