import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { Section } from '../../ui/Section.tsx';
import { GroupRoles } from './GroupRoles.tsx';
import { ProviderFields } from './ProviderFields.tsx';
import { draftOf, typedOf } from './provider-draft.ts';
import { type SingleSignOn, singleSignOnQuery } from './workspace-settings.queries.ts';

/** The identity provider of the workspace. It is kept once it has answered as one. */
export function SingleSignOnForm({ singleSignOn }: { readonly singleSignOn: SingleSignOn }) {
  const [isBegun, setBegun] = useState(false);
  const { provider, redirectUri } = singleSignOn;
  return (
    <Section
      title="Single sign-on"
      lead="One OpenID Connect provider. Who was invited signs in by it, with an address that it has verified; or whoever belongs to a group that has a role."
    >
      <Stack gap={12}>
        <RedirectUri address={redirectUri} />
        {provider || isBegun ? (
          <ProviderForm singleSignOn={singleSignOn} onRemoved={() => setBegun(false)} />
        ) : (
          <NothingYet
            title="No provider yet"
            action={
              <Button disabled={redirectUri === null} onClick={() => setBegun(true)}>
                Set one up
              </Button>
            }
          >
            People sign in by password, and by a second factor where they have one.
          </NothingYet>
        )}
      </Stack>
    </Section>
  );
}

function RedirectUri({ address }: { readonly address: string | null }) {
  if (address === null)
    return (
      <Alert color="sun" title="This hub does not know by what address it is reached">
        Set SUNDOG_PUBLIC_URL to the address that people use, and start it again. The provider sends people back there.
      </Alert>
    );
  return (
    <Group gap={6}>
      <Text fz="sm">Redirect URI, to be entered at the provider:</Text>
      <Code style={{ overflowWrap: 'anywhere' }}>{address}</Code>
      <CopyButton text={address} what="the redirect URI" />
    </Group>
  );
}

interface ProviderFormProps {
  readonly singleSignOn: SingleSignOn;
  readonly onRemoved: () => void;
}

function ProviderForm({ singleSignOn: { provider }, onRemoved }: ProviderFormProps) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(provider));
  const [isRemoving, setRemoving] = useState(false);
  const refresh = () => queryClient.invalidateQueries(singleSignOnQuery(workspaceId));
  const save = useMutation({
    mutationFn: () => call('workspace-settings.set-single-sign-on', { params: { workspaceId }, body: typedOf(draft) }),
    onSuccess: () => {
      setDraft((now) => ({ ...now, clientSecret: '' }));
      return refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={12} maw={640}>
        <ProviderFields draft={draft} onChange={setDraft} hasSecret={provider !== null} />
        <GroupRoles draft={draft} onChange={setDraft} />
        {save.error ? <ProblemPanel error={save.error} /> : null}
        <Group gap={8}>
          <Button type="submit" loading={save.isPending}>
            Ask the provider and save
          </Button>
          {provider ? (
            <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
              Remove
            </Button>
          ) : null}
          <Text span fz="sm" role="status">
            {save.isSuccess ? 'It answered, and is saved.' : ''}
          </Text>
        </Group>
      </Stack>
      <ConfirmDialog
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title={`Remove ${provider?.name ?? 'the provider'}?`}
        verb="Remove"
        onConfirm={async () => {
          await call('workspace-settings.remove-single-sign-on', { params: { workspaceId } });
          onRemoved();
          await refresh();
        }}
      >
        Nobody signs in by it any more. Who has no password needs one: the operator of the hub helps them at the command line.
      </ConfirmDialog>
    </form>
  );
}
