import { useQuery } from '@tanstack/react-query';
import { readableConnectionsQuery } from '../../definition-views/mirror.queries.ts';
import { DeviceDoors } from './DeviceDoors.tsx';
import { FieldOrigins } from './FieldOrigins.tsx';
import type { AssetPlace } from './provenance.queries.ts';

/** What the page of an asset has besides: the ways to its device, and where its values come from. Sources are of the workspace that owns the connection. */
export function AssetParts({ place }: { readonly place: AssetPlace }) {
  const { data } = useQuery(readableConnectionsQuery(place.workspaceId));
  const connection = data?.find(({ id }) => id === place.connectionId);
  if (connection?.fromWorkspace !== null) return null;
  return (
    <>
      <DeviceDoors place={place} />
      <FieldOrigins place={place} />
    </>
  );
}
