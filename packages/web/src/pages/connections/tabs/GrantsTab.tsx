import { Button, Checkbox, Group, MultiSelect, Skeleton, Stack, Text } from '@mantine/core';
import { capabilityTitles, roles } from '@sundog/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useMay } from '../../../frame/workspace.ts';
import { NoPermission } from '../../../ui/EmptyStates.tsx';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { Section } from '../../../ui/Section.tsx';
import { grantsQuery } from '../connections.queries.ts';
import { type Grants, granteeOf, wordOf } from './grant-choice.ts';
import type { TabProps } from './tab-props.ts';

/** Who may see what the connection brings: these, and nobody else, whatever their role. */
export function GrantsTab({ place }: Pick<TabProps, 'place'>) {
  const mayManage = useMay('manage-connections');
  const { data, error, refetch } = useQuery({ ...grantsQuery(place.workspaceId), enabled: mayManage });
  if (!mayManage)
    return <NoPermission needs={capabilityTitles['manage-connections']} grantedBy="an owner or admin of this workspace" />;
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={200} radius="md" aria-label="The grants are on their way" />;
  return <GrantsForm place={place} grants={data} />;
}

interface GrantsFormProps extends Pick<TabProps, 'place'> {
  readonly grants: Grants;
}

function GrantsForm({ place: { workspaceId, connectionId }, grants }: GrantsFormProps) {
  const saved = (grants.items.find((one) => one.connectionId === connectionId)?.grantees ?? []).map(wordOf);
  const [chosen, setChosen] = useState<readonly string[]>(saved);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: () => {
      const grantees = chosen.flatMap((word) => granteeOf(word) ?? []);
      return call('people.set-grants', { params: { workspaceId, grantedId: connectionId }, body: { grantees } });
    },
    // It may show or hide the connection to whoever saved it.
    onSuccess: () => Promise.all(['grants', 'connections'].map((first) => queryClient.invalidateQueries({ queryKey: [first] }))),
  });
  const isChanged = JSON.stringify([...chosen].sort()) !== JSON.stringify([...saved].sort());
  const part = (kind: string) => chosen.filter((word) => word.startsWith(`${kind}:`));
  const put = (kind: string, words: readonly string[]) =>
    setChosen([...chosen.filter((word) => !word.startsWith(`${kind}:`)), ...words]);
  return (
    <Section
      title="Who may see it"
      lead="What this connection brings is read by these, and by nobody else. A role by itself shows nothing, not even that of owner."
    >
      <Stack gap={14} maw={640}>
        <Checkbox.Group label="Everybody of a role" value={part('role')} onChange={(words) => put('role', words)}>
          <Group gap={16} mt={6}>
            {roles.map((role) => (
              <Checkbox key={role} value={`role:${role}`} label={role} />
            ))}
          </Group>
        </Checkbox.Group>
        <MultiSelect
          label="Groups"
          searchable
          data={grants.groups.map(({ id, name }) => ({ value: `group:${id}`, label: name }))}
          value={part('group')}
          onChange={(words) => put('group', words)}
          nothingFoundMessage="No such group. Groups are made under People."
        />
        <MultiSelect
          label="People"
          searchable
          data={grants.people.map((one) => ({ value: `person:${one.accountId}`, label: `${one.displayName} (${one.email})` }))}
          value={part('person')}
          onChange={(words) => put('person', words)}
          nothingFoundMessage="Nobody of this workspace"
        />
        {chosen.length === 0 ? <Text fz="sm">Nobody is chosen: nobody would see its records.</Text> : null}
        {save.error ? <ProblemPanel error={save.error} /> : null}
        <Group gap={10}>
          <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
            Save
          </Button>
          <Text span fz="sm" role="status">
            {save.isSuccess && !isChanged ? 'Saved. It counts with the next request of each of them.' : ''}
          </Text>
        </Group>
      </Stack>
    </Section>
  );
}
