import { Group, Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { AuditDoor } from '../../frame/AuditDoor.tsx';
import { MayPage } from '../../frame/MayPage.tsx';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RouterButton } from '../../ui/RouterButton.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { type SourcePlace, sourceQuery } from './sources.queries.ts';
import { OverviewTab } from './tabs/OverviewTab.tsx';
import { RemoveTab } from './tabs/RemoveTab.tsx';
import { SettingsTab } from './tabs/SettingsTab.tsx';

// The largest part of the console; who only looks at a source does not load it.
const MappingTab = lazy(async () => ({ default: (await import('./mapping/MappingTab.tsx')).MappingTab }));

/** The tabs of a source, in their order. */
const tabs = [
  ['overview', 'Overview', OverviewTab],
  ['mapping', 'Mapping', MappingTab],
  ['settings', 'Settings', SettingsTab],
  ['remove', 'Remove', RemoveTab],
] as const;

/** One source: what was read of it, what its records are in HaloPSA, its settings. The tab is in the address. */
export function SourcePage() {
  return (
    <MayPage needs="view-sync" title="Source">
      <OneSource />
    </MayPage>
  );
}

function OneSource() {
  const { id: workspaceId } = useWorkspace();
  const { sourceId } = useParams({ strict: false });
  const place: SourcePlace = { workspaceId, sourceId: Number(sourceId) };
  const { data, error, refetch } = useQuery(sourceQuery(place));
  const [search, change] = useUrlState();
  const tab = textOf(search, 'tab') ?? 'overview';
  const trail = [
    <RouterLink key="all" to="/w/$workspaceId/sources" params={{ workspaceId: String(workspaceId) }}>
      Sources
    </RouterLink>,
  ];
  if (error)
    return (
      <Page title="Source" trail={trail}>
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </Page>
    );
  const others = { kind: undefined, list: undefined, q: undefined, open: undefined, check: undefined };
  return (
    <Page
      title={data?.name ?? 'Source'}
      lead={data ? `${data.connector}: ${data.target}, for ${data.connection}` : undefined}
      trail={trail}
      actions={
        <Group gap={8}>
          <RouterButton
            size="xs"
            variant="default"
            to="/w/$workspaceId/sources/$sourceId/fields"
            params={{ workspaceId: String(workspaceId), sourceId: String(sourceId) }}
          >
            Fields and plans
          </RouterButton>
          <AuditDoor subject={`source ${sourceId}`} />
        </Group>
      }
    >
      <Tabs
        value={tab}
        onChange={(next) => change({ ...others, tab: next === 'overview' ? undefined : (next ?? undefined) })}
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
            <Suspense fallback={<Skeleton height={200} radius="md" aria-label={`${title} is on its way`} />}>
              {data ? (
                <Tab place={place} source={data} />
              ) : (
                <Skeleton height={200} radius="md" aria-label={`${title} is on its way`} />
              )}
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
