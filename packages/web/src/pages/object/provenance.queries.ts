import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';

/** Where the values of an asset come from. */
export type Provenance = CallAnswer<'provenance.show'>;
/** One field of it. */
export type ProvenanceField = Provenance['fields'][number];
/** A tool by which the device of an asset can be opened. */
export type ConnectTool = CallAnswer<'connect.show'>['tools'][number];

/** Which asset. */
export interface AssetPlace extends MirrorPlace {
  readonly assetId: number;
}

export const provenanceQuery = (params: AssetPlace) =>
  queryOptions({
    queryKey: ['provenance', params],
    queryFn: ({ signal }) => call('provenance.show', { params }, { signal }),
  });

export const connectToolsQuery = ({ assetId, ...place }: AssetPlace) =>
  queryOptions({
    queryKey: ['connect-tools', place, assetId],
    queryFn: async ({ signal }) => (await call('connect.show', { params: { ...place, key: assetId } }, { signal })).tools,
  });
