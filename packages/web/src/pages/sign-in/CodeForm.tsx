import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signInDoor } from '../../api/sign-in-door.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';

interface CodeFormProps {
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** The second step: six digits of an authenticator, or one of the recovery codes. */
export function CodeForm({ onDone, onBack }: CodeFormProps) {
  const [code, setCode] = useState('');
  const check = useMutation({ mutationFn: signInDoor.withCode, onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(code.replace(/\s/g, ''));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        <Text fz="sm" c="dimmed">
          Enter the six digits that your authenticator shows. Without it, one of your recovery codes works, once.
        </Text>
        <TextInput
          label="Code"
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          required
          autoFocus
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        {check.error ? <ProblemPanel error={check.error} /> : null}
        <Group justify="space-between">
          <Button variant="subtle" onClick={onBack}>
            Back
          </Button>
          <Button type="submit" loading={check.isPending}>
            Continue
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
