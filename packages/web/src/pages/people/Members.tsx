import { Drawer, Group, Select, Text, TextInput } from '@mantine/core';
import { roles } from '@sundog/api';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { NoMatch, NothingYet } from '../../ui/EmptyStates.tsx';
import { Search } from '../../ui/icons.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { PersonDetail } from './PersonDetail.tsx';
import { type Person, peopleQuery } from './people.queries.ts';

const columns: readonly TableColumn<Person>[] = [
  {
    id: 'name',
    title: 'Name',
    render: ({ displayName, isDisabled }) => (
      <Group gap={8} wrap="nowrap">
        <Text span fz="sm" fw={600}>
          {displayName}
        </Text>
        {isDisabled ? <StatusBadge meaning="bad">disabled</StatusBadge> : null}
      </Group>
    ),
  },
  { id: 'email', title: 'E-mail', render: ({ email }) => email },
  { id: 'role', title: 'Role', render: ({ role }) => role },
  { id: 'clients', title: 'Sees', render: ({ clients }) => describeLimit(clients) },
  {
    id: 'secondFactor',
    title: 'Second factor',
    render: ({ hasSecondFactor }) => (
      <StatusBadge meaning={hasSecondFactor ? 'good' : 'quiet'}>{hasSecondFactor ? 'on' : 'off'}</StatusBadge>
    ),
  },
  { id: 'lastSeenAt', title: 'Last active', render: ({ lastSeenAt }) => <RelativeTime at={lastSeenAt} /> },
  { id: 'joinedAt', title: 'Joined', isHiddenAtFirst: true, render: ({ joinedAt }) => <RelativeTime at={joinedAt} /> },
];

function describeLimit(clients: Person['clients']): string {
  if (clients === null) return 'every client';
  return clients.length === 0 ? 'no client' : `${clients.length} ${clients.length === 1 ? 'client' : 'clients'} only`;
}

/** Everybody who belongs to the workspace. A press on one opens what can be changed. */
export function Members() {
  const { id: workspaceId } = useWorkspace();
  const [search, change] = useUrlState();
  const { data, error, refetch } = useQuery(peopleQuery(workspaceId));
  const words = (textOf(search, 'q') ?? '').toLowerCase();
  const role = textOf(search, 'role');
  const page = useMemo(() => {
    const items = data?.items.filter(
      (one) => (!role || one.role === role) && `${one.displayName} ${one.email}`.toLowerCase().includes(words),
    );
    return items && { items, nextCursor: null, total: items.length };
  }, [data, words, role]);
  const opened = data?.items.find(({ accountId }) => accountId === textOf(search, 'person'));
  const owners = data?.items.filter((one) => one.role === 'owner').length ?? 0;
  const clear = () => change({ q: undefined, role: undefined });
  const close = () => change({ person: undefined });
  return (
    <>
      <DataTable
        label="people"
        columns={columns}
        keyOf={({ accountId }) => accountId}
        page={page}
        error={error}
        onRetry={() => void refetch()}
        onOpen={({ accountId }) => change({ person: accountId })}
        filter={<MemberFilter />}
        empty={
          words !== '' || role ? (
            <NoMatch total={data?.items.length ?? null} onClear={clear} />
          ) : (
            <NothingYet title="Nobody yet">Invite somebody; they come by a link that opens once.</NothingYet>
          )
        }
      />
      <Drawer opened={opened !== undefined} onClose={close} position="right" size="lg" title={opened?.displayName ?? ''}>
        {opened ? (
          <PersonDetail
            key={opened.accountId}
            person={opened}
            isLastOwner={opened.role === 'owner' && owners === 1}
            onGone={close}
          />
        ) : null}
      </Drawer>
    </>
  );
}

function MemberFilter() {
  const [search, change] = useUrlState();
  return (
    <Group gap={8}>
      <TextInput
        aria-label="Name or e-mail"
        placeholder="Name or e-mail"
        size="xs"
        w={220}
        leftSection={<Search size={13} aria-hidden />}
        value={textOf(search, 'q') ?? ''}
        onChange={({ currentTarget }) => change({ q: currentTarget.value || undefined }, 'typing')}
      />
      <Select
        aria-label="Role"
        placeholder="Every role"
        size="xs"
        w={140}
        clearable
        data={[...roles]}
        value={textOf(search, 'role') ?? null}
        onChange={(value) => change({ role: value ?? undefined })}
      />
    </Group>
  );
}
