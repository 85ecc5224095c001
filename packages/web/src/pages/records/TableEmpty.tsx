import { useQuery } from '@tanstack/react-query';
import { type EntityDefinition, mirrorStandingQuery, readableConnectionsQuery } from '../../definition-views/mirror.queries.ts';
import { useMay } from '../../frame/workspace.ts';
import { NoMatch, NoPermission, NothingYet } from '../../ui/EmptyStates.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import type { TablePlace } from './records.queries.ts';
import { isNarrowed, type TableWish } from './table-wish.ts';

interface TableEmptyProps {
  readonly place: TablePlace;
  readonly entity: EntityDefinition;
  readonly wish: TableWish;
  readonly onClear: () => void;
}

/** Why a table is empty: the filter, the moment in the past, a permission that HaloPSA does not give, or that nothing was read yet. */
export function TableEmpty({ place, entity, wish, onClear }: TableEmptyProps) {
  const { workspaceId, connectionId } = place;
  const { data: connections } = useQuery(readableConnectionsQuery(workspaceId));
  const isOwn = connections?.find(({ id }) => id === connectionId)?.fromWorkspace === null;
  const mayWatch = useMay('view-sync') && isOwn;
  const { data } = useQuery({ ...mirrorStandingQuery({ workspaceId, connectionId }), enabled: mayWatch });
  const standing = data?.entities.find((one) => one.entity.replaceAll('-', '_') === entity.name);
  if (isNarrowed(wish) || wish.deleted === 'only')
    return <NoMatch total={wish.deleted === 'no' ? (standing?.rows ?? null) : null} onClear={onClear} />;
  const title = entity.title.toLowerCase();
  if (wish.asOf !== undefined)
    return <NothingYet title={`No ${title} then`}>Nothing of this kind was known to the hub at this moment.</NothingYet>;
  if (standing?.state === 'no-permission')
    return (
      <NoPermission
        needs={`Read ${title} in HaloPSA`}
        grantedBy="the administrator of your HaloPSA; the page of the connection says which permission it is"
      />
    );
  const sync = (
    <RouterLink
      to="/w/$workspaceId/connections/$connectionId"
      params={{ workspaceId: String(workspaceId), connectionId: String(connectionId) }}
    >
      How the sync stands
    </RouterLink>
  );
  return standing?.lastSuccessAt ? (
    <NothingYet title={`There are no ${title}`} action={mayWatch ? sync : null}>
      HaloPSA was read and has none that you may see.
    </NothingYet>
  ) : (
    <NothingYet title={`No ${title} were read yet`} action={mayWatch ? sync : null}>
      They appear here when the sync has read them.
    </NothingYet>
  );
}
