import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { MayPage } from '../../frame/MayPage.tsx';
import { useMay, useWorkspace } from '../../frame/workspace.ts';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { Plus } from '../../ui/icons.ts';
import { Page } from '../../ui/Page.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { RouterButton } from '../../ui/RouterButton.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { SourceStateBadge } from './SourceStateBadge.tsx';
import { presentOf, wholeSince } from './source-words.ts';
import { connectorsQuery, type SourceSummary, sourcesQuery } from './sources.queries.ts';

/** The tools that are read for the HaloPSAs of this workspace, and how fresh what they gave is. */
export function SourcesPage() {
  return (
    <MayPage needs="view-sync" title="Sources">
      <Sources />
    </MayPage>
  );
}

function Sources() {
  const { id: workspaceId } = useWorkspace();
  const navigate = useNavigate();
  const mayManage = useMay('manage-sources');
  const { data, error, refetch } = useQuery(sourcesQuery(workspaceId));
  const { data: connectors = [] } = useQuery({ ...connectorsQuery(workspaceId), enabled: mayManage });
  const titleOf = (name: string) => connectors.find((one) => one.name === name)?.title ?? name;
  const add = mayManage ? (
    <RouterButton
      to="/w/$workspaceId/sources/new"
      params={{ workspaceId: String(workspaceId) }}
      leftSection={<Plus size={16} aria-hidden />}
    >
      Add a source
    </RouterButton>
  ) : (
    <Text fz="sm">An owner, admin or operator of this workspace can add one.</Text>
  );
  const open = ({ id }: SourceSummary) =>
    void navigate({
      to: '/w/$workspaceId/sources/$sourceId',
      params: { workspaceId: String(workspaceId), sourceId: String(id) },
    });
  return (
    <Page
      title="Sources"
      lead="The tools that are read: their customers, devices, counts and alerts, kept here and mapped to HaloPSA."
      actions={mayManage && data && data.length > 0 ? add : null}
    >
      {data?.length === 0 ? (
        <NothingYet title="No tool is read yet" action={add}>
          Add an RMM, a backup, a file or a product that posts. Nothing is written to it, and nothing to HaloPSA until you approve
          it.
        </NothingYet>
      ) : (
        <DataTable
          label="sources"
          columns={columnsOf(workspaceId, titleOf)}
          keyOf={({ id }) => String(id)}
          page={data ? { items: data, nextCursor: null, total: data.length } : undefined}
          error={error}
          onRetry={() => void refetch()}
          onOpen={open}
          empty={null}
        />
      )}
    </Page>
  );
}

const counted = (stream: 'company' | 'device', title: string): TableColumn<SourceSummary> => ({
  id: stream,
  title,
  align: 'right',
  render: ({ lists }) => presentOf(lists, stream).toLocaleString(),
});

function columnsOf(workspaceId: number, titleOf: (connector: string) => string): readonly TableColumn<SourceSummary>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      render: ({ id, name }) => (
        <RouterLink
          to="/w/$workspaceId/sources/$sourceId"
          params={{ workspaceId: String(workspaceId), sourceId: String(id) }}
          fw={600}
          fz="sm"
        >
          {name}
        </RouterLink>
      ),
    },
    { id: 'tool', title: 'Tool', render: ({ connector }) => titleOf(connector) },
    { id: 'connection', title: 'HaloPSA', render: ({ connection }) => connection },
    { id: 'state', title: 'State', render: (source) => <SourceStateBadge source={source} /> },
    counted('company', 'Companies'),
    counted('device', 'Devices'),
    { id: 'whole', title: 'Whole as of', render: ({ lists }) => <RelativeTime at={wholeSince(lists)} /> },
    { id: 'refusals', title: 'Cannot be read', align: 'right', render: ({ refusals }) => refusals.toLocaleString() },
    { id: 'target', title: 'Leads to', isHiddenAtFirst: true, render: ({ target }) => target },
    { id: 'createdBy', title: 'Made by', isHiddenAtFirst: true, render: ({ createdBy }) => createdBy },
  ];
}
