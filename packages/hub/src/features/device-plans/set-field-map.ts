import { z } from 'zod';
import { type FieldMap, fieldMapSchema } from '../../engine/fields/field-map.ts';
import { defineVerb } from '../../engine/verb.ts';
import { BadFieldMapError } from '../../foundation/errors/bad-field-map.ts';
import { upsertFieldMap } from '../../store/rows/field-map-rows.ts';
import { changeNamed, type DevicePlanDeps } from './device-plan-deps.ts';
import { findPlannedSource } from './find-planned-source.ts';
import { compileEntries, readFieldMap } from './read-field-map.ts';

const input = z.object({
  /** Name or number. */
  source: z.string(),
  /** The lines, and what plans may do; a part that is left out stays as it is. */
  fields: z.strictObject({
    entries: fieldMapSchema.shape.entries.removeDefault().optional(),
    planning: fieldMapSchema.shape.planning.removeDefault().partial().optional(),
  }),
});

/** A field map that was kept. */
export interface KeptFieldMap {
  readonly sourceId: number;
  readonly connectionId: number;
  readonly map: FieldMap;
}

/**
 * Sets the field map of a source, or what plans of it may do.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError, BadFieldMapError
 */
export const setFieldMap = defineVerb<
  DevicePlanDeps,
  typeof input,
  Awaited<ReturnType<DevicePlanDeps['loadTransforms']>>,
  KeptFieldMap
>({
  name: 'field-map.set',
  input,
  prepare: (deps) => deps.loadTransforms(),
  run: async (deps, { source, fields }, transforms) => {
    const { db, actor, clock } = deps;
    const row = await findPlannedSource(db, source);
    const { map } = await readFieldMap(db, row);
    const given = Object.fromEntries(Object.entries(fields.planning ?? {}).filter(([, value]) => value !== undefined));
    const next = fieldMapSchema.parse({ entries: fields.entries ?? map.entries, planning: { ...map.planning, ...given } });
    const { shape } = changeNamed(deps, 'update-asset');
    const { problems } = compileEntries(next.entries, { shape, transforms });
    if (problems.length > 0) throw new BadFieldMapError(problems);
    await upsertFieldMap(db, row.id, { fields: next, by: actor.name, at: new Date(clock.now()) });
    return { sourceId: row.id, connectionId: row.connectionId, map: next };
  },
  audit: (_input, { sourceId, map }) => ({
    subject: `source ${sourceId}`,
    subjectKind: 'source',
    subjectId: String(sourceId),
    detail: { lines: map.entries.length, planning: map.planning },
  }),
});
