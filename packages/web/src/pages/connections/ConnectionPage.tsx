import { Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { AuditDoor } from '../../frame/AuditDoor.tsx';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { type ConnectionPlace, connectionQuery } from './connections.queries.ts';
import { LinkedConnectionPage } from './LinkedConnectionPage.tsx';
import { ButtonTab } from './tabs/ButtonTab.tsx';
import { CheckTab } from './tabs/CheckTab.tsx';
import { PermissionsTab } from './tabs/PermissionsTab.tsx';
import { PolicyTab } from './tabs/PolicyTab.tsx';
import { RunsTab } from './tabs/RunsTab.tsx';
import { SettingsTab } from './tabs/SettingsTab.tsx';
import { SyncTab } from './tabs/SyncTab.tsx';
import { WebhooksTab } from './tabs/WebhooksTab.tsx';
import { WhoSeesTab } from './tabs/WhoSeesTab.tsx';
import { useLinkedConnection } from './use-linked-connection.ts';

const tabs = [
  ['sync', 'Sync', SyncTab],
  ['runs', 'Runs', RunsTab],
  ['permissions', 'Permissions', PermissionsTab],
  ['check', 'Check', CheckTab],
  ['policy', 'Writing', PolicyTab],
  ['webhooks', 'Webhooks', WebhooksTab],
  ['button', 'Button', ButtonTab],
  ['grants', 'Who may see it', WhoSeesTab],
  ['settings', 'Settings', SettingsTab],
] as const;

/** One connection: of this workspace, or one that another workspace shows to it. */
export function ConnectionPage() {
  const { id: workspaceId } = useWorkspace();
  const { connectionId } = useParams({ strict: false });
  const place: ConnectionPlace = { workspaceId, connectionId: Number(connectionId) };
  const linked = useLinkedConnection(place);
  if (linked === undefined) return <Skeleton height={260} radius="md" aria-label="The connection is on its way" />;
  return linked ? <LinkedConnectionPage place={place} connection={linked} /> : <OwnConnectionPage place={place} />;
}

/** How its sync stands, what ran, what HaloPSA permits, its check, its webhooks, who may see it and its settings. The tab is in the address. */
function OwnConnectionPage({ place }: { readonly place: ConnectionPlace }) {
  const { workspaceId, connectionId } = place;
  const { data, error, refetch } = useQuery(connectionQuery(place));
  const [search, change] = useUrlState();
  const tab = textOf(search, 'tab') ?? 'sync';
  const trail = [
    <RouterLink key="all" to="/w/$workspaceId/connections" params={{ workspaceId: String(workspaceId) }}>
      Connections
    </RouterLink>,
  ];
  if (error)
    return (
      <Page title="Connection" trail={trail}>
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </Page>
    );
  return (
    <Page
      title={data?.name ?? 'Connection'}
      lead={data?.resourceServer}
      trail={trail}
      actions={<AuditDoor subject={`connection ${connectionId}`} />}
    >
      <Tabs
        value={tab}
        onChange={(next) => change({ tab: next === 'sync' ? undefined : (next ?? undefined), cursor: undefined })}
        keepMounted={false}
      >
        <Tabs.List mb={16}>
          {tabs.map(([name, title]) => (
            <Tabs.Tab key={name} value={name}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(([name, title, Tab]) => (
          <Tabs.Panel key={name} value={name}>
            {data ? (
              <Tab place={place} connection={data} />
            ) : (
              <Skeleton height={200} radius="md" aria-label={`${title} is on its way`} />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
