import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ProblemPanel } from './ProblemPanel.tsx';

interface FormDialogProps {
  readonly title: string;
  /** The verb on the button: `Invite`. */
  readonly verb: string;
  /** Fields. */
  readonly children: ReactNode;
  /** Does it; what it throws is shown above the button, and what was typed stays. */
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  /** Whether there is enough to try. Default: yes. */
  readonly isReady?: boolean;
  readonly size?: 'md' | 'lg';
}

/** A few fields in a dialog. It is there only while it is open, so that it begins empty each time; who opened it closes it. */
export function FormDialog({ title, verb, children, onSubmit, onClose, isReady = true, size = 'md' }: FormDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await onSubmit();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={12}>
          {children}
          {error === null ? null : <ProblemPanel error={error} />}
          <Group justify="end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={!isReady}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
