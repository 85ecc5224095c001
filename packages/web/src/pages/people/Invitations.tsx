import { Button, Skeleton, Table } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { UserPlus } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { ShortTable } from '../../ui/ShortTable.tsx';
import { type Invitation, peopleQuery } from './people.queries.ts';

/** Who has a link that has not been opened. Inviting the same address again takes the place of the former link. */
export function Invitations({ onInvite }: { readonly onInvite: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(peopleQuery(workspaceId));
  const [withdrawing, setWithdrawing] = useState<Invitation | null>(null);
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} radius="md" aria-label="The invitations are on their way" />;
  if (data.invitations.length === 0)
    return (
      <NothingYet
        title="Nobody is awaited"
        action={
          <Button leftSection={<UserPlus size={15} aria-hidden />} onClick={onInvite}>
            Invite
          </Button>
        }
      >
        An invitation is a link that opens once. It stands here until it was opened or has ended.
      </NothingYet>
    );
  return (
    <>
      <ShortTable label="Invitations" heads={['E-mail', 'Role', 'Invited by', 'Made', 'Ends', 'Actions']}>
        {data.invitations.map((invitation) => (
          <Table.Tr key={invitation.id}>
            <Table.Th scope="row">{invitation.email}</Table.Th>
            <Table.Td>{invitation.role}</Table.Td>
            <Table.Td>{invitation.invitedBy}</Table.Td>
            <Table.Td>
              <RelativeTime at={invitation.createdAt} />
            </Table.Td>
            <Table.Td>
              <RelativeTime at={invitation.expiresAt} />
            </Table.Td>
            <Table.Td>
              <Button
                size="xs"
                variant="subtle"
                color="red"
                aria-label={`Take back the invitation of ${invitation.email}`}
                onClick={() => setWithdrawing(invitation)}
              >
                Take back
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </ShortTable>
      <ConfirmDialog
        isOpen={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
        title={`Take back the invitation of ${withdrawing?.email ?? ''}?`}
        verb="Take back"
        onConfirm={async () => {
          await call('people.withdraw-invitation', { params: { workspaceId, invitationId: withdrawing?.id ?? '' } });
          await queryClient.invalidateQueries(peopleQuery(workspaceId));
        }}
      >
        Its link opens nothing from then on.
      </ConfirmDialog>
    </>
  );
}
