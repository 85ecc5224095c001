import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { ChannelDetail } from './ChannelDetail.tsx';
import { ChannelState } from './ChannelState.tsx';
import { type Channel, channelsQuery } from './channels.queries.ts';

const columns: readonly TableColumn<Channel>[] = [
  { id: 'name', title: 'Name', render: ({ name }) => <b>{name}</b> },
  { id: 'kind', title: 'Kind', render: ({ kind }) => kind },
  { id: 'target', title: 'Leads to', render: ({ target }) => target },
  { id: 'state', title: 'State', render: (channel) => <ChannelState channel={channel} /> },
  { id: 'lastSuccessAt', title: 'Last went through', render: ({ lastSuccessAt }) => <RelativeTime at={lastSuccessAt} /> },
  {
    id: 'waiting',
    title: 'Waiting',
    align: 'right',
    render: ({ deliveries }) => ((deliveries.queued ?? 0) + (deliveries.failed ?? 0)).toLocaleString(),
  },
  { id: 'events', title: 'Events', align: 'right', render: ({ events }) => events.length.toLocaleString() },
  { id: 'createdBy', title: 'Made by', isHiddenAtFirst: true, render: ({ createdBy }) => createdBy },
];

/** Every channel. A press on one opens what can be done with it. */
export function ChannelList({ onAdd }: { readonly onAdd: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const [search, change] = useUrlState();
  const { data, error, refetch } = useQuery(channelsQuery(workspaceId));
  const page = useMemo(() => data && { items: data, nextCursor: null, total: data.length }, [data]);
  const opened = data?.find(({ id }) => String(id) === textOf(search, 'channel'));
  const close = () => change({ channel: undefined });
  return (
    <>
      <DataTable
        label="channels"
        columns={columns}
        keyOf={({ id }) => String(id)}
        page={page}
        error={error}
        onRetry={() => void refetch()}
        onOpen={({ id }) => change({ channel: String(id) })}
        empty={
          <NothingYet title="Nobody is told yet" action={<Button onClick={onAdd}>Add a channel</Button>}>
            Add e-mail, Slack, Microsoft Teams or a signed webhook: what goes wrong is told there.
          </NothingYet>
        }
      />
      <Drawer opened={opened !== undefined} onClose={close} position="right" size="lg" title={opened?.name ?? ''}>
        {opened ? <ChannelDetail key={opened.id} channel={opened} onGone={close} /> : null}
      </Drawer>
    </>
  );
}
