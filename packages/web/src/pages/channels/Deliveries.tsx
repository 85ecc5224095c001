import { Button, Group, Select, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { NoMatch, NothingYet } from '../../ui/EmptyStates.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { StatusBadge, type StatusMeaning } from '../../ui/StatusBadge.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { channelsQuery, type Delivery, deliveriesQuery } from './channels.queries.ts';

const states: Readonly<Record<Delivery['state'], readonly [StatusMeaning, string]>> = {
  queued: ['busy', 'waits'],
  failed: ['look', 'failed, is tried again'],
  sent: ['good', 'sent'],
  'given-up': ['bad', 'given up'],
  bundled: ['quiet', 'told in a digest'],
};

const columns: readonly TableColumn<Delivery>[] = [
  { id: 'createdAt', title: 'When', render: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  { id: 'channel', title: 'Channel', render: ({ channel }) => channel },
  { id: 'event', title: 'Event', isHiddenAtFirst: true, render: ({ event }) => <code>{event}</code> },
  {
    id: 'sentence',
    title: 'Told',
    render: ({ title, sentence }) => (
      <Text fz="sm" maw={440} style={{ whiteSpace: 'normal' }}>
        <b>{title}</b>: {sentence}
      </Text>
    ),
  },
  {
    id: 'state',
    title: 'State',
    render: ({ state, lastError, dueAt }) => (
      <>
        <StatusBadge meaning={states[state][0]}>{states[state][1]}</StatusBadge>
        {state === 'failed' || state === 'given-up' ? (
          <Text fz="xs" c="dimmed" maw={280} style={{ whiteSpace: 'normal' }}>
            {lastError} {state === 'failed' ? <RelativeTime at={dueAt} /> : null}
          </Text>
        ) : null}
      </>
    ),
  },
  { id: 'attempts', title: 'Tries', align: 'right', render: ({ attempts }) => attempts.toLocaleString() },
  { id: 'responseStatus', title: 'Answer', align: 'right', render: ({ responseStatus }) => responseStatus ?? '—' },
  { id: 'sentAt', title: 'Sent', isHiddenAtFirst: true, render: ({ sentAt }) => <RelativeTime at={sentAt} /> },
  { id: 'id', title: 'Id', isHiddenAtFirst: true, render: ({ id }) => <code>{id}</code> },
];

/** What was told and what waits, newest first. Sent again, a message has the id that it had. */
export function Deliveries() {
  const { id: workspaceId } = useWorkspace();
  const [search, change] = useUrlState();
  const state = (Object.keys(states) as Delivery['state'][]).find((one) => one === textOf(search, 'state'));
  const channelId = textOf(search, 'of');
  const cursor = textOf(search, 'cursor');
  const { data, error, refetch } = useQuery(
    deliveriesQuery(workspaceId, {
      ...(state ? { state } : {}),
      ...(channelId ? { channelId: Number(channelId) } : {}),
      ...(cursor ? { cursor } : {}),
    }),
  );
  return (
    <DataTable
      label="deliveries"
      columns={columns}
      keyOf={({ id }) => id}
      page={data}
      error={error}
      onRetry={() => void refetch()}
      filter={<DeliveryFilter state={state} channelId={channelId} />}
      bulk={(ids, clear) => <Resend ids={ids} onDone={clear} />}
      empty={
        state || channelId ? (
          <NoMatch total={null} onClear={() => change({ state: undefined, of: undefined, cursor: undefined })} />
        ) : (
          <NothingYet title="Nothing was told yet">What goes wrong stands here as soon as a channel is to tell of it.</NothingYet>
        )
      }
    />
  );
}

interface DeliveryFilterProps {
  readonly state: Delivery['state'] | undefined;
  readonly channelId: string | undefined;
}

function DeliveryFilter({ state, channelId }: DeliveryFilterProps) {
  const { id: workspaceId } = useWorkspace();
  const [, change] = useUrlState();
  const { data } = useQuery(channelsQuery(workspaceId));
  return (
    <Group gap={8}>
      <Select
        aria-label="Channel"
        placeholder="Every channel"
        size="xs"
        w={170}
        clearable
        data={(data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={channelId ?? null}
        onChange={(value) => change({ of: value ?? undefined, cursor: undefined })}
      />
      <Select
        aria-label="State"
        placeholder="Every state"
        size="xs"
        w={170}
        clearable
        data={Object.entries(states).map(([value, [, label]]) => ({ value, label }))}
        value={state ?? null}
        onChange={(value) => change({ state: value ?? undefined, cursor: undefined })}
      />
    </Group>
  );
}

function Resend({ ids, onDone }: { readonly ids: readonly string[]; readonly onDone: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const resend = useMutation({
    mutationFn: async () => {
      for (const deliveryId of ids) await call('channels.resend', { params: { workspaceId, deliveryId } });
    },
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries(channelsQuery(workspaceId)),
  });
  return (
    <>
      <Button size="xs" loading={resend.isPending} onClick={() => resend.mutate()}>
        Send again
      </Button>
      {resend.error ? <ProblemPanel error={resend.error} /> : null}
    </>
  );
}
