import { z } from 'zod';
import type { FieldMap } from '../../engine/fields/field-map.ts';
import { proposeFieldMap } from '../../engine/fields/propose-field-map.ts';
import { sourceFields } from '../../engine/fields/source-fields.ts';
import { listFieldLocks } from '../../store/rows/field-lock-rows.ts';
import { listSourceFieldNames, listTargetFields } from '../../store/rows/field-map-rows.ts';
import { changeNamed, type DevicePlanDeps, type Readiness } from './device-plan-deps.ts';
import { findPlannedSource } from './find-planned-source.ts';
import { compileEntries, readFieldMap } from './read-field-map.ts';

/** A field map with everything that can stand in it. */
export interface ShownFieldMap {
  readonly sourceId: number;
  readonly source: string;
  readonly connectionId: number;
  /** Whether somebody set it; else it is the proposal. */
  readonly isSet: boolean;
  readonly map: FieldMap;
  readonly proposal: ReturnType<typeof proposeFieldMap>;
  /** Lines that cannot be used, and why. */
  readonly problems: readonly string[];
  /** `count`: of the devices that were looked at, so many have it; null: every device may. */
  readonly sourceFields: readonly { readonly name: string; readonly title: string; readonly count: number | null }[];
  readonly targets: readonly { readonly field: string; readonly label: string; readonly type: string }[];
  /** `options`: as JSON Schema. */
  readonly transforms: readonly {
    readonly name: string;
    readonly title: string;
    readonly options: Readonly<Record<string, unknown>>;
  }[];
  readonly readiness: Readiness;
}

const hubDecides = new Set(['thirdPartyId', 'isInactive']);

/** The field map of a source, with what else could stand in it. @throws SourceNotFoundError */
export async function showFieldMap(deps: DevicePlanDeps, source: string): Promise<ShownFieldMap> {
  const transforms = await deps.loadTransforms();
  const { shape } = changeNamed(deps, 'update-asset');
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      const row = await findPlannedSource(db, source);
      const { map, isSet } = await readFieldMap(db, row);
      const targets = await listTargetFields(db, row.connectionId);
      return {
        sourceId: row.id,
        source: row.name,
        connectionId: row.connectionId,
        isSet,
        map,
        proposal: proposeFieldMap(targets),
        problems: compileEntries(map.entries, { shape, transforms }).problems,
        sourceFields: [
          ...Object.entries(sourceFields).map(([name, title]) => ({ name, title, count: null })),
          ...(await listSourceFieldNames(db, row.id)).map(({ name, count }) => ({ name: `fields.${name}`, title: name, count })),
        ],
        targets: [
          ...Object.entries(shape.members)
            .filter(([field]) => !hubDecides.has(field))
            .map(([field, { label, type }]) => ({ field, label, type })),
          ...targets.map(({ field, name }) => ({ field, label: name, type: 'text' })),
        ],
        transforms: transforms.map(({ name, title, options }) => ({
          name,
          title,
          options: z.toJSONSchema(options, { io: 'input' }),
        })),
        readiness: await deps.readReadiness(db, row.id),
      };
    },
    { readOnly: true },
  );
}

/** A field that a person holds. */
export interface HeldField {
  readonly assetId: number;
  readonly field: string;
  readonly by: string | null;
  readonly editedAt: Date | null;
  readonly noticedAt: Date;
}

/** The fields of a connection that people hold. */
export async function listHeldFields(
  { store, workspaceId }: DevicePlanDeps,
  connectionId: number,
): Promise<readonly HeldField[]> {
  const locks = await store.inWorkspace(workspaceId, (db) => listFieldLocks(db, { connectionId }), { readOnly: true });
  return locks
    .filter(({ releasedAt }) => releasedAt === null)
    .map(({ assetId, field, by, editedAt, noticedAt }) => ({ assetId, field, by, editedAt, noticedAt }));
}
