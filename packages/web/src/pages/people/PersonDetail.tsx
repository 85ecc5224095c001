import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { AuditDoor } from '../../frame/AuditDoor.tsx';
import { useMay, useSession, useWorkspace } from '../../frame/workspace.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Section } from '../../ui/Section.tsx';
import { ClientLimit } from './ClientLimit.tsx';
import { type Person, peopleQuery } from './people.queries.ts';
import { RoleChoice } from './RoleChoice.tsx';

interface PersonDetailProps {
  readonly person: Person;
  /** The workspace keeps one owner; what would leave it without is not offered, and it is said why. */
  readonly isLastOwner: boolean;
  readonly onGone: () => void;
}

/** What can be changed of somebody: role, clients, sessions, and whether they belong here at all. */
export function PersonDetail({ person, isLastOwner, onGone }: PersonDetailProps) {
  const mayTouchOwners = useMay('manage-workspace');
  const isOutOfReach = person.role === 'owner' && !mayTouchOwners;
  return (
    <Stack gap={14}>
      <Text fz="sm" c="dimmed">
        {person.email}. Joined <RelativeTime at={person.joinedAt} />, last active <RelativeTime at={person.lastSeenAt} />.
      </Text>
      <Group>
        <AuditDoor subject={`account ${person.accountId}`} />
      </Group>
      {isLastOwner ? (
        <Text fz="sm">
          The only owner of this workspace. A workspace needs one: make somebody else an owner first, then this one can get
          another role or leave.
        </Text>
      ) : null}
      {isOutOfReach ? <Text fz="sm">Owners are changed by owners only.</Text> : null}
      <RoleChoice person={person} isFixed={isLastOwner || isOutOfReach} />
      {isOutOfReach ? null : <ClientLimit person={person} />}
      {isOutOfReach ? null : <EndAndRemove person={person} isLastOwner={isLastOwner} onGone={onGone} />}
    </Stack>
  );
}

function EndAndRemove({ person, isLastOwner, onGone }: PersonDetailProps) {
  const { id: workspaceId, name } = useWorkspace();
  const isMe = useSession().person?.email === person.email;
  const queryClient = useQueryClient();
  const [isRemoving, setRemoving] = useState(false);
  const params = { workspaceId, accountId: person.accountId };
  const end = useMutation({ mutationFn: () => call('people.end-sessions', { params }) });
  return (
    <Section title="Sessions and membership">
      <Stack gap={10}>
        {end.error ? <ProblemPanel error={end.error} /> : null}
        <Group gap={8}>
          <Button variant="default" size="xs" loading={end.isPending} onClick={() => end.mutate()}>
            End every session
          </Button>
          <Button variant="light" color="red" size="xs" disabled={isLastOwner} onClick={() => setRemoving(true)}>
            {isMe ? 'Leave the workspace' : 'Remove from the workspace'}
          </Button>
          <Text span fz="sm" role="status">
            {end.data ? `${end.data.ended} ended.` : ''}
          </Text>
        </Group>
      </Stack>
      <ConfirmDialog
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title={isMe ? `Leave ${name}?` : `Remove ${person.displayName} from ${name}?`}
        verb={isMe ? 'Leave' : 'Remove'}
        onConfirm={async () => {
          await call('people.remove', { params });
          if (isMe) return window.location.assign('/');
          await queryClient.invalidateQueries(peopleQuery(workspaceId));
          onGone();
        }}
      >
        Their grants, groups and API keys in this workspace go with it. The account stays, and what they did stays in the audit.
      </ConfirmDialog>
    </Section>
  );
}
