import { Button, Group, Select, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import type { CallAnswer } from '../../../api/route-types.ts';
import type { SessionWorkspace } from '../../../api/session.ts';
import { useMay, useSession } from '../../../frame/workspace.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { Section } from '../../../ui/Section.tsx';
import { ShortTable } from '../../../ui/ShortTable.tsx';
import { linksQuery } from '../connections.queries.ts';
import type { TabProps } from './tab-props.ts';

type Link = CallAnswer<'links.list'>['items'][number];

const lead =
  'Their people read the records of this connection, as their own workspace grants it, and nothing else: no settings, no secret, no sync.';

/** The other workspaces that a connection is shown to. Nothing for whoever may not link connections. */
export function OtherWorkspaces({ place, connection }: TabProps) {
  const mayLink = useMay('link-connections');
  const { data, error, refetch } = useQuery({ ...linksQuery(place), enabled: mayLink });
  if (!mayLink) return null;
  return (
    <Section title="Other workspaces" lead={lead}>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Links place={place} name={connection.name} links={data} /> : null}
      {data || error ? null : <Skeleton height={80} radius="md" aria-label="The other workspaces are on their way" />}
    </Section>
  );
}

interface LinksProps extends Pick<TabProps, 'place'> {
  readonly name: string;
  readonly links: readonly Link[];
}

function Links({ place, name, links }: LinksProps) {
  const queryClient = useQueryClient();
  const [ending, setEnding] = useState<Link | null>(null);
  const [adding, setAdding] = useState<SessionWorkspace | null>(null);
  const refresh = () => queryClient.invalidateQueries(linksQuery(place));
  return (
    <Stack gap={14}>
      {links.length === 0 ? (
        <Text fz="sm">It is shown to no other workspace.</Text>
      ) : (
        <LinkTable links={links} onEnd={setEnding} />
      )}
      <Chooser place={place} links={links} onChoose={setAdding} />
      <ConfirmDialog
        isOpen={adding !== null}
        onClose={() => setAdding(null)}
        title={`Show ${name} to ${adding?.name ?? ''}?`}
        verb="Show it"
        onConfirm={async () => {
          await call('links.make', { params: { ...place, otherWorkspaceId: adding?.id ?? 0 } });
          await refresh();
        }}
      >
        You see it there at first, and nobody else. Whoever manages connections there says who reads it, of all clients or of
        some.
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        title={`Show ${name} to ${ending?.workspace ?? ''} no longer?`}
        verb="End it"
        onConfirm={async () => {
          await call('links.end', { params: { ...place, otherWorkspaceId: ending?.workspaceId ?? 0 } });
          await refresh();
        }}
      >
        It counts with the next request there. What was granted of it there goes too.
      </ConfirmDialog>
    </Stack>
  );
}

function LinkTable({ links, onEnd }: { readonly links: readonly Link[]; readonly onEnd: (link: Link) => void }) {
  return (
    <ShortTable label="Where it is shown" heads={['Workspace', 'Since', 'By', 'Actions']}>
      {links.map((link) => (
        <Table.Tr key={link.workspaceId}>
          <Table.Th scope="row">{link.workspace}</Table.Th>
          <Table.Td>
            <RelativeTime at={link.linkedAt} />
          </Table.Td>
          <Table.Td>{link.linkedBy.replace(/^\w+:/, '')}</Table.Td>
          <Table.Td>
            <Button
              size="xs"
              variant="subtle"
              color="red"
              aria-label={`End the link to ${link.workspace}`}
              onClick={() => onEnd(link)}
            >
              End
            </Button>
          </Table.Td>
        </Table.Tr>
      ))}
    </ShortTable>
  );
}

interface ChooserProps extends Pick<LinksProps, 'place' | 'links'> {
  readonly onChoose: (workspace: SessionWorkspace) => void;
}

/** The workspaces where the person manages connections too: to no others may they show one. */
function Chooser({ place, links, onChoose }: ChooserProps) {
  const { workspaces } = useSession();
  const [chosen, setChosen] = useState<string | null>(null);
  const open = workspaces.filter(
    ({ id, capabilities }) =>
      id !== place.workspaceId &&
      capabilities.includes('manage-connections') &&
      !links.some(({ workspaceId }) => workspaceId === id),
  );
  const workspace = open.find(({ id }) => String(id) === chosen);
  if (open.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        {links.length === 0 ? 'You' : 'Besides, you'} manage connections in no other workspace. Whoever does can show it there.
      </Text>
    );
  return (
    <Group gap={10} align="end">
      <Select
        label="Show it to"
        placeholder="A workspace"
        data={open.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={workspace ? chosen : null}
        onChange={setChosen}
      />
      <Button disabled={!workspace} onClick={() => workspace && onChoose(workspace)}>
        Show it there
      </Button>
    </Group>
  );
}
