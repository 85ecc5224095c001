import { Select, Stack } from '@mantine/core';
import { type Role, roles } from '@sundog/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { sessionQuery } from '../../api/session.ts';
import { useMay, useWorkspace } from '../../frame/workspace.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { type Person, peopleQuery } from './people.queries.ts';

interface RoleChoiceProps {
  readonly person: Person;
  readonly isFixed: boolean;
}

/** Gives somebody another role. It counts with their next request. */
export function RoleChoice({ person, isFixed }: RoleChoiceProps) {
  const { id: workspaceId } = useWorkspace();
  const mayMakeOwners = useMay('manage-workspace');
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (role: Role) =>
      call('people.change-role', { params: { workspaceId, accountId: person.accountId }, body: { role } }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries(peopleQuery(workspaceId)),
        // It may be one's own.
        queryClient.invalidateQueries(sessionQuery),
      ]),
  });
  const choose = (value: string | null) => {
    const role = roles.find((one) => one === value);
    if (role && role !== person.role) save.mutate(role);
  };
  const offered = roles.filter((one) => one !== 'owner' || mayMakeOwners || person.role === 'owner');
  return (
    <Section
      title="Role"
      lead={
        <RouterLink to="/w/$workspaceId/admin/roles" params={{ workspaceId: String(workspaceId) }} fz="sm">
          What each role may
        </RouterLink>
      }
    >
      <Stack gap={10}>
        <Select
          aria-label="Role"
          allowDeselect={false}
          disabled={isFixed || save.isPending}
          data={offered}
          value={save.isPending ? save.variables : person.role}
          onChange={choose}
        />
        {save.error ? <ProblemPanel error={save.error} /> : null}
      </Stack>
    </Section>
  );
}
