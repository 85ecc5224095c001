import { MultiSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { groupsQuery, type PeopleGroup, type Person } from './people.queries.ts';

interface GroupDialogProps {
  /** Null: a new one. */
  readonly group: PeopleGroup | null;
  readonly people: readonly Person[];
  readonly onClose: () => void;
}

/** The name of a group and who is in it. */
export function GroupDialog({ group, people, onClose }: GroupDialogProps) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const [name, setName] = useState(group?.name ?? '');
  const [accountIds, setAccountIds] = useState<string[]>([...(group?.accountIds ?? [])]);
  const save = async () => {
    const body = { name: name.trim(), accountIds };
    if (group) await call('people.change-group', { params: { workspaceId, groupId: group.id }, body });
    else await call('people.create-group', { params: { workspaceId }, body });
    await queryClient.invalidateQueries(groupsQuery(workspaceId));
    onClose();
  };
  return (
    <FormDialog
      title={group ? `The group ${group.name}` : 'New group'}
      verb={group ? 'Save' : 'Make the group'}
      onClose={onClose}
      onSubmit={save}
      isReady={name.trim() !== ''}
    >
      <TextInput
        label="Name"
        placeholder="Service desk"
        data-autofocus
        required
        withAsterisk={false}
        maxLength={80}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <MultiSelect
        label="People"
        searchable
        data={people.map(({ accountId, displayName, email }) => ({ value: accountId, label: `${displayName} (${email})` }))}
        value={accountIds}
        onChange={setAccountIds}
        nothingFoundMessage="Nobody of this workspace"
      />
    </FormDialog>
  );
}
