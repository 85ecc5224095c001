import type { HaloEntity } from '@sundog/halo';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import {
  closeMissingFields,
  type KnownField,
  learnFields,
  listKnownFields,
  listMissingFields,
  type NewDrift,
  recordDrift,
} from '../../store/rows/schema-drift-rows.ts';
import type { FieldCensus } from './field-census.ts';
import type { EntityReport } from './progress.ts';
import { nowOf, type SyncContext } from './sync-context.ts';
import { inSync } from './sync-transaction.ts';

/** Fewer rows do not show that a field no longer comes. */
const fewestForMissing = 20;

/**
 * Compares what the rows of a pass looked like with what is known of the entity, and keeps what is new, missing or of another type, once.
 * The first full pass only learns. Where nothing changed, nothing is written.
 */
export async function noticeDrift(
  context: SyncContext,
  entity: HaloEntity,
  { census, report }: { readonly census: FieldCensus; readonly report: EntityReport },
): Promise<void> {
  if (report.phase !== 'done' || census.sampled === 0) return;
  const { connectionId } = context;
  const of = { connectionId, entity: mirrorTableOf(entity).table, withText: entity.keepsUnknownText };
  await inSync(context, async (db) => {
    const known = await listKnownFields(db, of);
    // The few rows of what is new would teach too little of an entity.
    if (known.length === 0 && report.kind === 'incremental') return;
    const missing = await listMissingFields(db, of);
    const found = compare(entity, { known, missing: new Set(missing), census, isWhole: isWhole(census, report) });
    const at = nowOf(context);
    if (found.learned.length > 0) await learnFields(db, of, { fields: found.learned, at });
    if (found.drift.length > 0) {
      await recordDrift(db, of, { drift: found.drift, at });
      await context.onDrift?.(db, { entity: of.entity, fields: found.drift, at });
    }
    if (found.returned.length > 0) await closeMissingFields(db, of, { fields: found.returned, at });
  });
}

/** Whether the census saw every page of a list that was read to its end: a pass that was taken up again saw only the later ones. */
function isWhole(census: FieldCensus, { kind, isComplete, rowsRead }: EntityReport): boolean {
  return kind === 'full' && isComplete && census.received >= rowsRead && census.sampled >= fewestForMissing;
}

interface Compared {
  readonly known: readonly KnownField[];
  /** Fields that are told as missing already. */
  readonly missing: ReadonlySet<string>;
  readonly census: FieldCensus;
  readonly isWhole: boolean;
}

function compare(entity: HaloEntity, { known, missing, census, isWhole: isAll }: Compared) {
  const drift: NewDrift[] = [];
  const learned: KnownField[] = [];
  const returned: string[] = [];
  const before = new Map(known.map((one) => [one.field, one]));
  const isFirst = known.length === 0;
  // What our definition names is no news, however seldom it comes.
  const named = new Set(Object.values(entity.fields).map(({ wire }) => wire));
  for (const [field, { types: met, rows }] of census.fields) {
    const one = before.get(field);
    const types = [...new Set([...(one?.types ?? []), ...met])].sort();
    const isInEveryRow = one ? one.isInEveryRow && rows === census.sampled : isFirst && rows === census.sampled;
    if (one?.types.length !== types.length || one.isInEveryRow !== isInEveryRow) learned.push({ field, types, isInEveryRow });
    if (!one && !isFirst && !named.has(field)) drift.push({ field, kind: 'new', before: null, after: tell(types) });
    // Until now only null came: its first type is no other one.
    if (one && one.types.length > 0 && types.length > one.types.length)
      drift.push({ field, kind: 'retyped', before: tell(one.types), after: tell([...met].sort()) });
    if (missing.has(field)) returned.push(field);
  }
  if (isAll)
    for (const { field, types, isInEveryRow } of known)
      if (isInEveryRow && !census.fields.has(field) && !missing.has(field))
        drift.push({ field, kind: 'missing', before: tell(types), after: null });
  return { drift, learned, returned };
}

function tell(types: readonly string[]): string {
  return types.length === 0 ? 'null' : types.join(', ');
}
