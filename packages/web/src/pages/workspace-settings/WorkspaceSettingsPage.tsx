import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { MayPage } from '../../frame/MayPage.tsx';
import { useWorkspace } from '../../frame/workspace.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { AddressListForm } from './AddressListForm.tsx';
import { NameForm } from './NameForm.tsx';
import { SingleSignOnForm } from './SingleSignOnForm.tsx';
import { addressesQuery, singleSignOnQuery } from './workspace-settings.queries.ts';

/** What an owner sets for the workspace as a whole: its name, from where it is reached, who vouches for its people. */
export function WorkspaceSettingsPage() {
  return (
    <MayPage needs="manage-workspace" title="Workspace">
      <Settings />
    </MayPage>
  );
}

function Settings() {
  const { id: workspaceId } = useWorkspace();
  const addresses = useQuery(addressesQuery(workspaceId));
  const singleSignOn = useQuery(singleSignOnQuery(workspaceId));
  return (
    <Page title="Workspace" lead="What holds for everybody in this workspace. Only owners change it.">
      <Stack gap={16}>
        <NameForm />
        {addresses.error ? <ProblemPanel error={addresses.error} onRetry={() => void addresses.refetch()} /> : null}
        {addresses.data ? <AddressListForm list={addresses.data} /> : null}
        {addresses.isPending ? <Skeleton height={140} radius="md" aria-label="The address list is on its way" /> : null}
        {singleSignOn.error ? <ProblemPanel error={singleSignOn.error} onRetry={() => void singleSignOn.refetch()} /> : null}
        {singleSignOn.data ? <SingleSignOnForm singleSignOn={singleSignOn.data} /> : null}
        {singleSignOn.isPending ? <Skeleton height={200} radius="md" aria-label="Single sign-on is on its way" /> : null}
      </Stack>
    </Page>
  );
}
