import { Code, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { QrCode } from './QrCode.tsx';

interface EnrolDialogProps {
  readonly onClose: () => void;
  /** With the recovery codes, which are shown this once. */
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}

/** Two steps: the password, then a code of the app that shows that it has taken the secret. Before that nothing is asked for at sign-in. */
export function EnrolDialog({ onClose, onDone }: EnrolDialogProps) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [enrolment, setEnrolment] = useState<CallAnswer<'account.enrol-second-factor'> | null>(null);
  const submit = async () => {
    if (!enrolment) return setEnrolment(await call('account.enrol-second-factor', { body: { password } }));
    const { recoveryCodes } = await call('account.confirm-second-factor', { body: { code: code.replace(/\s/g, '') } });
    onDone(recoveryCodes);
  };
  return (
    <FormDialog
      title="Set up a second factor"
      verb={enrolment ? 'Switch on' : 'Continue'}
      size="lg"
      onClose={onClose}
      onSubmit={submit}
      isReady={enrolment ? code.trim() !== '' : password !== ''}
    >
      {enrolment ? (
        <Enrolment enrolment={enrolment} code={code} onCode={setCode} />
      ) : (
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          data-autofocus
          required
          withAsterisk={false}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}

interface EnrolmentProps {
  readonly enrolment: CallAnswer<'account.enrol-second-factor'>;
  readonly code: string;
  readonly onCode: (code: string) => void;
}

function Enrolment({ enrolment: { address, secret }, code, onCode }: EnrolmentProps) {
  return (
    <Group align="start" gap={20}>
      <QrCode text={address} label="QR code of the secret. The same secret stands beside it as text." />
      <Stack gap={10} flex={1} miw={240}>
        <Text fz="sm">
          Scan the code with an app such as Aegis, 1Password, Microsoft or Google Authenticator, or type the secret:
        </Text>
        <Group gap={6} wrap="nowrap" align="start">
          <Code style={{ overflowWrap: 'anywhere' }}>{secret}</Code>
          <CopyButton text={secret} what="the secret" />
        </Group>
        <TextInput
          label="Code that the app shows"
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
          required
          withAsterisk={false}
          maxLength={20}
          value={code}
          onChange={({ currentTarget }) => onCode(currentTarget.value)}
        />
      </Stack>
    </Group>
  );
}
