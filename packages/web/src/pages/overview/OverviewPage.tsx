import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { capabilityTitles } from '@sundog/api';
import { useWorkspace } from '../../frame/workspace.ts';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';

/** The start of a workspace: what it is, and what one may do in it. */
export function OverviewPage() {
  const { id, name, role, capabilities, isLimitedToClients } = useWorkspace();
  return (
    <Page title="Overview" lead={`The workspace ${name}.`}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Paper withBorder p="lg">
          <Title order={2} mb={8}>
            You
          </Title>
          <Text>
            Your role here is <b>{role}</b>.{' '}
            {isLimitedToClients ? <StatusBadge meaning="look">some clients only</StatusBadge> : null}
          </Text>
          <ul>
            {capabilities.map((capability) => (
              <li key={capability}>{capabilityTitles[capability]}</li>
            ))}
          </ul>
          <RouterLink to="/w/$workspaceId/admin/roles" params={{ workspaceId: String(id) }}>
            What each role may
          </RouterLink>
        </Paper>
      </SimpleGrid>
    </Page>
  );
}
