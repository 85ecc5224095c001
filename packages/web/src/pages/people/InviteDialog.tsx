import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { type Role, roles } from '@sundog/api';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';
import { useMay, useWorkspace } from '../../frame/workspace.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { ShownOnce } from '../../ui/ShownOnce.tsx';
import { peopleQuery } from './people.queries.ts';

const spans = [
  { value: '1', label: 'A day' },
  { value: '7', label: 'A week' },
  { value: '30', label: '30 days' },
];

/** Invites somebody. The hub sends nothing: the link is shown once, to be handed over by whatever way is trusted. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const mayMakeOwners = useMay('manage-workspace');
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [days, setDays] = useState('7');
  const [made, setMade] = useState<CallAnswer<'people.invite'> | null>(null);
  const invite = async () => {
    const body = { email: email.trim(), role, days: Number(days) };
    setMade(await call('people.invite', { params: { workspaceId }, body }));
    await queryClient.invalidateQueries(peopleQuery(workspaceId));
  };
  if (made) return <Made made={made} email={email} onClose={onClose} />;
  return (
    <FormDialog title="Invite somebody" verb="Make the link" onClose={onClose} onSubmit={invite} isReady={email.trim() !== ''}>
      <TextInput
        label="E-mail"
        description="Whoever opens the link gets an account of this address."
        type="email"
        autoComplete="off"
        data-autofocus
        required
        withAsterisk={false}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
      />
      <Select
        label="Role"
        allowDeselect={false}
        data={roles.filter((one) => one !== 'owner' || mayMakeOwners)}
        value={role}
        onChange={(value) => setRole(roles.find((one) => one === value) ?? 'viewer')}
      />
      <Select
        label="The link works for"
        allowDeselect={false}
        data={spans}
        value={days}
        onChange={(value) => setDays(value ?? '7')}
      />
    </FormDialog>
  );
}

interface MadeProps {
  readonly made: CallAnswer<'people.invite'>;
  readonly email: string;
  readonly onClose: () => void;
}

function Made({ made: { link, expiresAt }, email, onClose }: MadeProps) {
  return (
    <Modal opened onClose={onClose} title={`The link for ${email}`} size="lg">
      <Stack gap={12}>
        <ShownOnce what="link" secret={link} />
        <Text fz="sm">
          Hand it over by a way that you trust: whoever opens it first comes in. It opens once and ends{' '}
          <RelativeTime at={expiresAt} />. What a connection brings is seen only once it is granted, under the connection.
        </Text>
        <Group justify="end">
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
