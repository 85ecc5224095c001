import { deviceJunk } from '../../catalog/match-rules/device-junk.ts';
import { type CompiledField, compileFieldMap } from '../../engine/fields/compile-field-map.ts';
import { type FieldMap, type FieldMapEntry, fieldMapSchema } from '../../engine/fields/field-map.ts';
import { makeJunkTest } from '../../engine/fields/is-junk-value.ts';
import { proposeFieldMap } from '../../engine/fields/propose-field-map.ts';
import type { TransformDefinition } from '../../engine/fields/transform-definition.ts';
import type { RecordShape } from '../../engine/plan/record-shape.ts';
import type { Db } from '../../store/database.ts';
import { findFieldMap, listTargetFields } from '../../store/rows/field-map-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';

/** A field map as it is used. */
export interface ReadFieldMap {
  readonly map: FieldMap;
  /** Whether somebody set it; else it is the proposal. */
  readonly isSet: boolean;
}

const isJunk = makeJunkTest(deviceJunk);

/** The field map of a source; where nobody set one, what is proposed from the names of fields. */
export async function readFieldMap(db: Db, { id, connectionId }: Pick<SourceRow, 'id' | 'connectionId'>): Promise<ReadFieldMap> {
  const kept = fieldMapSchema.safeParse(await findFieldMap(db, id));
  if (kept.success) return { map: kept.data, isSet: true };
  const entries = proposeFieldMap(await listTargetFields(db, connectionId));
  return { map: fieldMapSchema.parse({ entries }), isSet: false };
}

/** Makes lines ready to read devices, with the junk that devices report. */
export function compileEntries(
  entries: readonly FieldMapEntry[],
  { shape, transforms }: { readonly shape: RecordShape; readonly transforms: readonly TransformDefinition[] },
): { readonly fields: readonly CompiledField[]; readonly problems: readonly string[] } {
  return compileFieldMap(entries, { shape, transforms, isJunk });
}
