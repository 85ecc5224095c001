import { Group, Select, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import {
  type EntityDefinition,
  entitiesQuery,
  type ReadableConnection,
  readableConnectionsQuery,
} from '../../definition-views/mirror.queries.ts';
import { useMay, useWorkspace } from '../../frame/workspace.ts';
import { NoPermission, NotConnected, NothingYet } from '../../ui/EmptyStates.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RouterButton } from '../../ui/RouterButton.tsx';
import { EntityChooser } from './EntityChooser.tsx';
import { RecordTable } from './RecordTable.tsx';

/** Where the data begins when nobody chose. */
const firstEntity = 'client';

/** Every kind of record of a connection as a table. Connection and kind are in the path, all else behind the question mark. */
export function RecordsPage() {
  const { id: workspaceId, isLimitedToClients } = useWorkspace();
  const mayRead = useMay('read-data');
  const params = useParams({ strict: false });
  const entities = useQuery({ ...entitiesQuery(workspaceId), enabled: mayRead });
  const connections = useQuery({ ...readableConnectionsQuery(workspaceId), enabled: mayRead });
  const connectionId = Number(params.connectionId ?? connections.data?.[0]?.id ?? 0);
  const name = params.entity ?? firstEntity;
  const entity = entities.data?.find((one) => one.name === name);
  const error = entities.error ?? connections.error;
  if (!mayRead)
    return (
      <Page title="Data">
        <NoPermission needs="Look at clients, tickets and assets" grantedBy="an owner or admin of this workspace" />
      </Page>
    );
  if (error)
    return (
      <Page title="Data">
        <ProblemPanel error={error} onRetry={() => void Promise.all([entities.refetch(), connections.refetch()])} />
      </Page>
    );
  if (!entities.data || !connections.data)
    return (
      <Page title="Data">
        <Skeleton height={320} radius="md" role="status" aria-label="The data is on its way" />
      </Page>
    );
  if (connections.data.length === 0)
    return (
      <Page title="Data">
        <NotConnected connect={<ConnectFirst workspaceId={workspaceId} />} />
      </Page>
    );
  const place = { workspaceId, connectionId, entity: name };
  return (
    <Page
      title={entity?.title ?? 'Data'}
      actions={<Choosers place={place} entities={entities.data} connections={connections.data} />}
    >
      {entity === undefined ? (
        <NothingYet title="There is no such kind of record">Choose one above. The address may have been cut off.</NothingYet>
      ) : isLimitedToClients && !entity.isForLimitedReaders ? (
        <NoPermission
          needs={`See ${entity.title.toLowerCase()}, which belong to no client`}
          grantedBy="an owner or admin of this workspace, who can let you see every client"
        />
      ) : (
        <RecordTable key={`${connectionId} ${name}`} place={place} entity={entity} />
      )}
    </Page>
  );
}

interface ChoosersProps {
  readonly place: { readonly workspaceId: number; readonly connectionId: number; readonly entity: string };
  readonly entities: readonly EntityDefinition[];
  readonly connections: readonly ReadableConnection[];
}

function Choosers({ place, entities, connections }: ChoosersProps) {
  const navigate = useNavigate();
  const go = (change: { readonly connectionId?: string; readonly entity?: string }) => {
    const params = {
      workspaceId: String(place.workspaceId),
      connectionId: String(place.connectionId),
      entity: place.entity,
      ...change,
    };
    void navigate({ to: '/w/$workspaceId/data/$connectionId/$entity', params, search: {} });
  };
  return (
    <Group gap={8}>
      {connections.length > 1 ? (
        <Select
          aria-label="Connection"
          size="xs"
          w={170}
          allowDeselect={false}
          data={connections.map(({ id, name, fromWorkspace }) => ({
            value: String(id),
            label: fromWorkspace === null ? name : `${name} (from ${fromWorkspace})`,
          }))}
          value={String(place.connectionId)}
          onChange={(connectionId) => connectionId !== null && go({ connectionId })}
        />
      ) : null}
      <EntityChooser entities={entities} name={place.entity} onChoose={(entity) => go({ entity })} />
    </Group>
  );
}

function ConnectFirst({ workspaceId }: { readonly workspaceId: number }) {
  return useMay('manage-connections') ? (
    <RouterButton to="/w/$workspaceId/connections/new" params={{ workspaceId: String(workspaceId) }}>
      Connect a HaloPSA
    </RouterButton>
  ) : (
    <Text fz="sm">An owner or admin of this workspace can connect one, and show it to you.</Text>
  );
}
