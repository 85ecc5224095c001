import { Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { type Capability, capabilityTitles } from '@sundog/api';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

interface NewKeyDialogProps {
  readonly onClose: () => void;
  /** With the key itself, which is shown this once. */
  readonly onMade: (key: string) => Promise<void>;
}

const spans = [
  { value: '7', label: 'A week' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '180', label: '180 days' },
  { value: '366', label: 'A year' },
];

/** A new key: what it is called, what it may, and until when. At first it may only look. */
export function NewKeyDialog({ onClose, onMade }: NewKeyDialogProps) {
  const { id: workspaceId, capabilities: mine } = useWorkspace();
  const [name, setName] = useState('');
  const [may, setMay] = useState<readonly Capability[]>(mine.filter((one) => one === 'read-data'));
  const [days, setDays] = useState('90');
  const make = async () => {
    const body = { name: name.trim(), capabilities: [...may], days: Number(days) };
    const { key } = await call('api-keys.create', { params: { workspaceId }, body });
    await onMade(key);
  };
  return (
    <FormDialog
      title="New API key"
      verb="Make the key"
      size="lg"
      onClose={onClose}
      onSubmit={make}
      isReady={name.trim() !== '' && may.length > 0}
    >
      <TextInput
        label="Name"
        description="What will use it."
        placeholder="nightly report"
        data-autofocus
        required
        withAsterisk={false}
        maxLength={80}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Select label="Ends after" allowDeselect={false} data={spans} value={days} onChange={(value) => setDays(value ?? '90')} />
      <Checkbox.Group
        label="May"
        description="Some of what you may. No more than it needs."
        value={[...may]}
        onChange={(chosen) => setMay(mine.filter((one) => chosen.includes(one)))}
      >
        <Stack gap={6} mt={6}>
          {mine.map((capability) => (
            <Checkbox key={capability} value={capability} label={capabilityTitles[capability]} />
          ))}
        </Stack>
      </Checkbox.Group>
    </FormDialog>
  );
}
