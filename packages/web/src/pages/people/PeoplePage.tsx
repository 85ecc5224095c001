import { Button, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MayPage } from '../../frame/MayPage.tsx';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { UserPlus } from '../../ui/icons.ts';
import { Page } from '../../ui/Page.tsx';
import { Groups } from './Groups.tsx';
import { Invitations } from './Invitations.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { Members } from './Members.tsx';
import { peopleQuery } from './people.queries.ts';

/** Who belongs to the workspace, who is awaited, and the groups. The tab is in the address. */
export function PeoplePage() {
  return (
    <MayPage needs="manage-people" title="People">
      <People />
    </MayPage>
  );
}

function People() {
  const { id: workspaceId } = useWorkspace();
  const [search, change] = useUrlState();
  const [isInviting, setInviting] = useState(false);
  const { data } = useQuery(peopleQuery(workspaceId));
  const tab = textOf(search, 'tab') ?? 'members';
  const waiting = data?.invitations.length ?? 0;
  return (
    <Page
      title="People"
      lead="Who belongs to this workspace, with which role, and which clients they see."
      actions={
        <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
          Invite
        </Button>
      }
    >
      <Tabs
        value={tab}
        onChange={(next) => change({ tab: next === 'members' ? undefined : (next ?? undefined), person: undefined })}
        keepMounted={false}
      >
        <Tabs.List mb={16}>
          <Tabs.Tab value="members">Members</Tabs.Tab>
          <Tabs.Tab value="invitations">Invitations{waiting > 0 ? ` (${waiting})` : ''}</Tabs.Tab>
          <Tabs.Tab value="groups">Groups</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members">
          <Members />
        </Tabs.Panel>
        <Tabs.Panel value="invitations">
          <Invitations onInvite={() => setInviting(true)} />
        </Tabs.Panel>
        <Tabs.Panel value="groups">
          <Groups />
        </Tabs.Panel>
      </Tabs>
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}
