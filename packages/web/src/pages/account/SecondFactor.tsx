import { Box, Button, Group, PasswordInput, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Section } from '../../ui/Section.tsx';
import { ShownOnce } from '../../ui/ShownOnce.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { type Me, meQuery } from './account.queries.ts';
import { EnrolDialog } from './EnrolDialog.tsx';

type Step = 'enrol' | 'renew' | 'remove';

/** Few left: whoever loses the app soon has nothing to open with. */
const fewCodes = 3;

/** A code of an app besides the password: set up, recovery codes anew, switched off. */
export function SecondFactor({ me: { secondFactor, hasPassword } }: { readonly me: Me }) {
  const [step, setStep] = useState<Step | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const queryClient = useQueryClient();
  const settle = async (made: readonly string[] | null) => {
    setStep(null);
    setCodes(made);
    await queryClient.invalidateQueries(meQuery);
  };
  const { isOn, recoveryCodesLeft } = secondFactor;
  return (
    <Section
      title="Second factor"
      lead="A code of an app besides the password. Somebody who has your password alone does not come in."
      actions={<StatusBadge meaning={isOn ? 'good' : 'look'}>{isOn ? 'on' : 'off'}</StatusBadge>}
    >
      {isOn ? (
        <Group gap={8}>
          <StatusBadge meaning={recoveryCodesLeft > fewCodes ? 'quiet' : 'look'}>
            {recoveryCodesLeft} recovery {recoveryCodesLeft === 1 ? 'code' : 'codes'} left
          </StatusBadge>
          <Button size="xs" variant="default" onClick={() => setStep('renew')}>
            Make new recovery codes
          </Button>
          <Button size="xs" variant="subtle" color="red" onClick={() => setStep('remove')}>
            Switch off
          </Button>
        </Group>
      ) : (
        <Button disabled={!hasPassword} onClick={() => setStep('enrol')}>
          Set up
        </Button>
      )}
      {hasPassword ? null : <Text fz="sm">An account without a password is guarded by its identity provider.</Text>}
      {codes ? (
        <Box mt={12}>
          <ShownOnce what={`list of ${codes.length} recovery codes`} secret={codes.join('\n')} />
        </Box>
      ) : null}
      {step === 'enrol' ? <EnrolDialog onClose={() => setStep(null)} onDone={(made) => void settle(made)} /> : null}
      {step === 'renew' ? (
        <PasswordDialog
          title="Make new recovery codes?"
          verb="Make them"
          onClose={() => setStep(null)}
          run={async (password) => settle((await call('account.renew-recovery-codes', { body: { password } })).recoveryCodes)}
        >
          The ones that you have open nothing any more.
        </PasswordDialog>
      ) : null}
      {step === 'remove' ? (
        <PasswordDialog
          title="Switch the second factor off?"
          verb="Switch it off"
          onClose={() => setStep(null)}
          run={async (password) => {
            await call('account.remove-second-factor', { body: { password } });
            await settle(null);
          }}
        >
          From then on the password alone opens your account.
        </PasswordDialog>
      ) : null}
    </Section>
  );
}

interface PasswordDialogProps {
  readonly title: string;
  readonly verb: string;
  readonly children: string;
  readonly onClose: () => void;
  readonly run: (password: string) => Promise<void>;
}

function PasswordDialog({ title, verb, children, onClose, run }: PasswordDialogProps) {
  const [password, setPassword] = useState('');
  return (
    <FormDialog title={title} verb={verb} onClose={onClose} onSubmit={() => run(password)} isReady={password !== ''}>
      <Text fz="sm">{children}</Text>
      <PasswordInput
        label="Your password"
        autoComplete="current-password"
        data-autofocus
        required
        withAsterisk={false}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
    </FormDialog>
  );
}
