import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { readableConnectionsQuery } from '../../../definition-views/mirror.queries.ts';
import { MayPage } from '../../../frame/MayPage.tsx';
import { textOf, useUrlState } from '../../../frame/url-state.ts';
import { useMay, useWorkspace } from '../../../frame/workspace.ts';
import { NotConnected } from '../../../ui/EmptyStates.tsx';
import { Page } from '../../../ui/Page.tsx';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { RouterButton } from '../../../ui/RouterButton.tsx';
import { RouterLink } from '../../../ui/RouterLink.tsx';
import { connectorsQuery } from '../sources.queries.ts';
import { Catalogue } from './Catalogue.tsx';
import { NewSourceForm } from './NewSourceForm.tsx';

/** Adds a source: a tool from the catalogue, then its settings. The tool that was chosen is in the address. */
export function AddSourcePage() {
  return (
    <MayPage needs="manage-sources" title="Add a source">
      <AddSource />
    </MayPage>
  );
}

function AddSource() {
  const { id: workspaceId } = useWorkspace();
  const mayConnect = useMay('manage-connections');
  const [search, change] = useUrlState();
  const { data: connectors, error, refetch } = useQuery(connectorsQuery(workspaceId));
  const { data: connections } = useQuery(readableConnectionsQuery(workspaceId));
  const own = connections?.filter(({ fromWorkspace }) => fromWorkspace === null);
  const chosen = connectors?.find(({ name }) => name === textOf(search, 'tool'));
  const params = { workspaceId: String(workspaceId) };
  const connect = mayConnect ? (
    <RouterButton to="/w/$workspaceId/connections/new" params={params}>
      Connect a HaloPSA
    </RouterButton>
  ) : null;
  return (
    <Page
      title="Add a source"
      lead={chosen ? chosen.title : 'Which tool is to be read?'}
      trail={[
        <RouterLink key="all" to="/w/$workspaceId/sources" params={params}>
          Sources
        </RouterLink>,
      ]}
      actions={
        chosen ? (
          <Button variant="default" onClick={() => change({ tool: undefined })}>
            Another tool
          </Button>
        ) : null
      }
    >
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {own?.length === 0 ? <NotConnected connect={connect} /> : null}
      {(connectors === undefined || own === undefined) && !error ? (
        <Skeleton height={260} radius="md" aria-label="The tools are on their way" />
      ) : null}
      {connectors && own && own.length > 0 ? (
        chosen ? (
          <NewSourceForm key={chosen.name} connector={chosen} connections={own} />
        ) : (
          <Catalogue connectors={connectors} onChoose={(name) => change({ tool: name, q: undefined })} />
        )
      ) : null}
    </Page>
  );
}
