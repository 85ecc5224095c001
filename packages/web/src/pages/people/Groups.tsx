import { Button, Group, Skeleton, Stack, Table } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { Plus } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { ShortTable } from '../../ui/ShortTable.tsx';
import { GroupDialog } from './GroupDialog.tsx';
import { groupsQuery, type PeopleGroup, type Person, peopleQuery } from './people.queries.ts';

/** Groups of people: what a connection brings can be shown to a group at once. */
export function Groups() {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(groupsQuery(workspaceId));
  const { data: people } = useQuery(peopleQuery(workspaceId));
  const [editing, setEditing] = useState<PeopleGroup | 'new' | null>(null);
  const [removing, setRemoving] = useState<PeopleGroup | null>(null);
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data || !people) return <Skeleton height={120} radius="md" aria-label="The groups are on their way" />;
  const add = (
    <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setEditing('new')}>
      New group
    </Button>
  );
  return (
    <Stack gap={12}>
      {data.length === 0 ? (
        <NothingYet title="No group yet" action={add}>
          With one, what a connection brings is shown to several people at once.
        </NothingYet>
      ) : (
        <>
          <Group justify="end">{add}</Group>
          <ShortTable label="Groups" heads={['Name', 'People', 'Actions']}>
            {data.map((group) => (
              <GroupRow
                key={group.id}
                group={group}
                people={people.items}
                onEdit={() => setEditing(group)}
                onRemove={() => setRemoving(group)}
              />
            ))}
          </ShortTable>
        </>
      )}
      {editing ? (
        <GroupDialog group={editing === 'new' ? null : editing} people={people.items} onClose={() => setEditing(null)} />
      ) : null}
      <ConfirmDialog
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        title={`Remove the group ${removing?.name ?? ''}?`}
        verb="Remove"
        onConfirm={async () => {
          await call('people.remove-group', { params: { workspaceId, groupId: removing?.id ?? 0 } });
          await queryClient.invalidateQueries(groupsQuery(workspaceId));
        }}
      >
        What was granted to it is granted no more. Its {removing?.accountIds.length ?? 0} people stay in the workspace.
      </ConfirmDialog>
    </Stack>
  );
}

interface GroupRowProps {
  readonly group: PeopleGroup;
  readonly people: readonly Person[];
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function GroupRow({ group: { name, accountIds }, people, onEdit, onRemove }: GroupRowProps) {
  const names = people.filter(({ accountId }) => accountIds.includes(accountId)).map(({ displayName }) => displayName);
  const shown = names.slice(0, 4).join(', ');
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td title={names.join(', ')}>
        {names.length === 0 ? 'nobody' : names.length > 4 ? `${shown} and ${names.length - 4} more` : shown}
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Button size="xs" variant="default" aria-label={`Change the group ${name}`} onClick={onEdit}>
            Change
          </Button>
          <Button size="xs" variant="subtle" color="red" aria-label={`Remove the group ${name}`} onClick={onRemove}>
            Remove
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
