import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { MappedRecord } from './mapping.queries.ts';

interface IgnoreDialogProps {
  readonly records: readonly Pick<MappedRecord, 'name'>[];
  readonly onClose: () => void;
  readonly onIgnore: (reason: string) => void;
}

/** What was said last: who ignores ten test companies says it once. */
let lastReason = 'Not a customer';

/** Asks why records are left out. Enter takes the reason that was given last. */
export function IgnoreDialog({ records, onClose, onIgnore }: IgnoreDialogProps) {
  const [reason, setReason] = useState(lastReason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    lastReason = reason.trim();
    onIgnore(lastReason);
  };
  const [first] = records;
  return (
    <Modal opened onClose={onClose} title={records.length === 1 ? `Ignore ${first?.name}?` : `Ignore ${records.length} records?`}>
      <form onSubmit={submit}>
        <Stack gap={12}>
          <Text fz="sm">Nothing is planned for what is ignored, until somebody takes it in again.</Text>
          <TextInput
            label="Why"
            required
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            onFocus={({ currentTarget }) => currentTarget.select()}
            data-autofocus
          />
          <Group justify="end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={reason.trim() === ''}>
              Ignore
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
