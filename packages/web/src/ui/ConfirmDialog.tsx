import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ProblemPanel } from './ProblemPanel.tsx';

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The question: `Remove the connection acme?` */
  readonly title: string;
  /** What follows, in numbers: `Deletes 80,751 rows of 60 kinds.` */
  readonly children: ReactNode;
  /** The verb on the button: `Remove`. */
  readonly verb: string;
  /** What must be typed, for what can never be undone. Absent: pressing the button is enough. */
  readonly typed?: string;
  /** Does it. What it throws is shown in the dialog. */
  readonly onConfirm: () => Promise<void>;
}

/** Asks once more. Whoever confirms sees how far it reaches; typing is asked for only where nothing brings it back. */
export function ConfirmDialog({ isOpen, onClose, title, ...rest }: ConfirmDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title}>
      <Question onClose={onClose} {...rest} />
    </Modal>
  );
}

function Question({ onClose, children, verb, typed, onConfirm }: Omit<ConfirmDialogProps, 'isOpen' | 'title'>) {
  const [word, setWord] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap={14}>
      <div>{children}</div>
      {typed === undefined ? null : (
        <TextInput
          label={
            <>
              To confirm, type <b>{typed}</b>
            </>
          }
          value={word}
          onChange={({ currentTarget }) => setWord(currentTarget.value)}
          autoComplete="off"
        />
      )}
      {error === null ? null : <ProblemPanel error={error} />}
      <Group justify="end" gap={8}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          color={typed === undefined ? 'sky' : 'red.8'}
          loading={isBusy}
          disabled={typed !== undefined && word !== typed}
          onClick={() => void confirm()}
        >
          {verb}
        </Button>
      </Group>
      <Text span role="status" fz="xs" c="dimmed">
        {isBusy ? 'Working …' : ''}
      </Text>
    </Stack>
  );
}
