import { Button, Group, Stack, Text } from '@mantine/core';
import { capabilityTitles } from '@sundog/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { useMay } from '../../frame/workspace.ts';
import { ExternalLink } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { type AssetPlace, type ConnectTool, connectToolsQuery } from './provenance.queries.ts';

/** The ways to the device of an asset, or why there is none. */
export function DeviceDoors({ place }: { readonly place: AssetPlace }) {
  const mayConnect = useMay('connect-devices');
  const { data, error, refetch } = useQuery({ ...connectToolsQuery(place), enabled: mayConnect });
  return (
    <Section title="Connect" lead="Opens the device by remote control, in a new tab. The audit says who opened it.">
      {mayConnect ? null : (
        <Text fz="sm" c="dimmed">
          It takes the permission “{capabilityTitles['connect-devices']}”. Ask an owner or admin of this workspace for it.
        </Text>
      )}
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {data?.length === 0 ? (
        <Text fz="sm" c="dimmed">
          The asset is linked to no device of a source that can open devices.
        </Text>
      ) : null}
      <Stack gap={12}>
        {data?.map((tool) => (
          <ToolDoor key={tool.sourceId} place={place} tool={tool} />
        ))}
      </Stack>
    </Section>
  );
}

const modeWords = { desktop: 'Desktop', terminal: 'Terminal', files: 'Files' } as const;
const onlineBadges = {
  true: <StatusBadge meaning="good">online</StatusBadge>,
  false: <StatusBadge meaning="look">offline</StatusBadge>,
  null: <StatusBadge meaning="quiet">not said</StatusBadge>,
};

function ToolDoor({ place: { assetId, ...connection }, tool }: { readonly place: AssetPlace; readonly tool: ConnectTool }) {
  const open = useMutation({
    mutationFn: (mode: keyof typeof modeWords | undefined) =>
      call('connect.open', {
        params: { ...connection, key: assetId },
        body: { sourceId: tool.sourceId, ...(mode ? { mode } : {}) },
      }),
    // The link is good for this one time: it is followed, and kept in no state.
    onSuccess: ({ url }) => openElsewhere(url),
    gcTime: 0,
  });
  const ways = tool.modes.length === 0 ? [undefined] : tool.modes;
  return (
    <Stack gap={6}>
      <Group gap={8}>
        <Text fw={600}>{tool.deviceName ?? 'Device without a name'}</Text>
        {onlineBadges[`${tool.isOnline}`]}
        <Text fz="sm" c="dimmed">
          {tool.title} ({tool.name}), last seen <RelativeTime at={tool.lastSeenAt} />
        </Text>
      </Group>
      <Group gap={8}>
        {ways.map((mode) => (
          <Button
            key={mode ?? 'open'}
            size="xs"
            leftSection={<ExternalLink size={14} aria-hidden />}
            loading={open.isPending}
            onClick={() => open.mutate(mode)}
          >
            {mode ? modeWords[mode] : `Open in ${tool.title}`}
          </Button>
        ))}
        {tool.isOnline === false ? (
          <Text fz="sm" c="dimmed">
            When it was last read it was offline; the tool is asked again at the click.
          </Text>
        ) : null}
      </Group>
      <Text span fz="sm" role="status">
        {open.isSuccess ? 'Opened in a new tab. Where none came, the browser held it back: allow pop-ups of this page.' : ''}
      </Text>
      {open.error ? <ProblemPanel error={open.error} /> : null}
    </Stack>
  );
}

/** Opens an address in a tab that knows nothing of this one: by a link, because only a link can leave the referrer out. */
function openElsewhere(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}
