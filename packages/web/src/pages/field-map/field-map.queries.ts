import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';

/** The field map of a source, with everything that can stand in it. */
export type ShownFieldMap = CallAnswer<'field-map.show'>;
/** One line of it. */
export type FieldMapEntry = ShownFieldMap['map']['entries'][number];
/** One step that a value goes through. */
export type TransformStep = FieldMapEntry['transforms'][number];
/** A kind of step, as the hub offers it. */
export type TransformKind = ShownFieldMap['transforms'][number];
/** What plans of the source may do. */
export type Planning = ShownFieldMap['map']['planning'];
/** A field that a person holds. */
export type HeldField = CallAnswer<'provenance.locks'>['items'][number];
/** What a plan of the source came to. */
export type SourcePlan = CallAnswer<'field-map.plan'>;

/** Which source. */
export interface FieldMapPlace {
  readonly workspaceId: number;
  readonly sourceId: number;
}

export const fieldMapQuery = (params: FieldMapPlace) =>
  queryOptions({
    queryKey: ['field-map', params],
    queryFn: ({ signal }) => call('field-map.show', { params }, { signal }),
  });

/** The fields of assets that people hold, on the connection of the source. */
export const heldFieldsQuery = (params: { readonly workspaceId: number; readonly connectionId: number }) =>
  queryOptions({
    queryKey: ['held-fields', params],
    queryFn: async ({ signal }) => (await call('provenance.locks', { params }, { signal })).items,
  });
