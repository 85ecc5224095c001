import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';

/** Everything about one record. */
export type ObjectRecord = CallAnswer<'records.read'>;
/** Other records that belong to it. */
export type Neighbour = ObjectRecord['neighbours'][number];
/** What it was between two changes. */
export type Version = NonNullable<ObjectRecord['history']>['versions'][number];

/** Which record. */
export interface ObjectPlace extends MirrorPlace {
  readonly entity: string;
  /** Several parts have colons between. */
  readonly key: string;
}

export const objectQuery = (params: ObjectPlace) =>
  queryOptions({
    queryKey: ['record', params],
    queryFn: ({ signal }) => call('records.read', { params }, { signal }),
  });

/** Its kept fields at a moment. @param at ISO 8601 */
export const objectThenQuery = (params: ObjectPlace, at: string) =>
  queryOptions({
    queryKey: ['record', params, 'as-of', at],
    queryFn: ({ signal }) => call('records.as-of', { params, query: { at } }, { signal }),
  });

/** What HaloPSA sent of it, to the letter. */
export const rawQuery = (params: ObjectPlace) =>
  queryOptions({
    queryKey: ['record', params, 'raw'],
    queryFn: ({ signal }) => call('records.raw', { params }, { signal }),
  });
