import { Button, Skeleton, Stack, Table } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { Plus } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Section } from '../../ui/Section.tsx';
import { ShortTable } from '../../ui/ShortTable.tsx';
import { ShownOnce } from '../../ui/ShownOnce.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { type ApiKey, apiKeysQuery } from './account.queries.ts';
import { NewKeyDialog } from './NewKeyDialog.tsx';

/** Keys for programs, in this workspace. A key acts for its person, can do no more than they can, and is shown once. */
export function ApiKeys() {
  const { id: workspaceId, name } = useWorkspace();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(apiKeysQuery(workspaceId));
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const refresh = () => queryClient.invalidateQueries(apiKeysQuery(workspaceId));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={140} radius="md" aria-label="The keys are on their way" />;
  const add = (
    <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
      New key
    </Button>
  );
  return (
    <Section
      title={`API keys for ${name}`}
      lead="For programs. A key acts for you, can do no more than you can, and ends with your membership."
      actions={data.length > 0 ? add : null}
    >
      <Stack gap={12}>
        {made === null ? null : <ShownOnce what="API key" secret={made} />}
        {data.length === 0 ? (
          <NothingYet title="No key yet" action={add}>
            With one, a program asks the hub what you may ask, by the header Authorization: Bearer.
          </NothingYet>
        ) : (
          <ShortTable
            label="API keys"
            heads={['Name', 'Begins with', 'Of', 'May', 'Last used', 'Made', 'Ends', 'State', 'Actions']}
          >
            {data.map((key) => (
              <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
            ))}
          </ShortTable>
        )}
      </Stack>
      {isAdding ? (
        <NewKeyDialog
          onClose={() => setAdding(false)}
          onMade={async (key) => {
            setAdding(false);
            setMade(key);
            await refresh();
          }}
        />
      ) : null}
      <ConfirmDialog
        isOpen={revoking !== null}
        onClose={() => setRevoking(null)}
        title={`End the key ${revoking?.name ?? ''}?`}
        verb="End it"
        onConfirm={async () => {
          await call('api-keys.revoke', { params: { workspaceId, keyId: revoking?.id ?? '' } });
          await refresh();
        }}
      >
        Programs that use it are refused from their next request on. It cannot be brought back.
      </ConfirmDialog>
    </Section>
  );
}

function KeyRow({ apiKey, onRevoke }: { readonly apiKey: ApiKey; readonly onRevoke: () => void }) {
  const isOver = apiKey.revokedAt !== null || Date.parse(apiKey.expiresAt) <= Date.now();
  return (
    <Table.Tr>
      <Table.Th scope="row">{apiKey.name}</Table.Th>
      <Table.Td>
        <code>{apiKey.prefix}…</code>
      </Table.Td>
      <Table.Td>{apiKey.isMine ? 'you' : apiKey.email}</Table.Td>
      <Table.Td title={apiKey.capabilities.join(', ')}>
        {apiKey.capabilities.length === 1 ? apiKey.capabilities[0] : `${apiKey.capabilities.length} permissions`}
      </Table.Td>
      <Table.Td>
        <RelativeTime at={apiKey.lastUsedAt} />
      </Table.Td>
      <Table.Td>
        <RelativeTime at={apiKey.createdAt} />
      </Table.Td>
      <Table.Td>
        <RelativeTime at={apiKey.revokedAt ?? apiKey.expiresAt} />
      </Table.Td>
      <Table.Td>
        <StatusBadge meaning={isOver ? 'quiet' : 'good'}>{apiKey.revokedAt ? 'ended' : isOver ? 'expired' : 'works'}</StatusBadge>
      </Table.Td>
      <Table.Td>
        {isOver ? null : (
          <Button size="xs" variant="subtle" color="red" aria-label={`End the key ${apiKey.name}`} onClick={onRevoke}>
            End
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
