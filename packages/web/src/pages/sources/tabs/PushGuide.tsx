import { Code, Group, Stack, Text } from '@mantine/core';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { RouterLink } from '../../../ui/RouterLink.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { TabProps } from './tab-props.ts';

/** How a product posts what it knows: the address and the key. */
export function PushGuide({ place: { workspaceId, sourceId } }: Pick<TabProps, 'place'>) {
  const address = `${window.location.origin}/api/v1/workspaces/${workspaceId}/sources/${sourceId}/records`;
  const example = [
    `curl -X POST ${address} \\`,
    `  -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -H "Idempotency-Key: <new for each push>" \\`,
    `  -d '{"companies": [{"id": "c1", "name": "Fabrikam"}], "whole": ["companies"]}'`,
  ].join('\n');
  return (
    <Section title="How the product posts" lead="All or nothing, once per Idempotency-Key. Nothing is read from here.">
      <Stack gap={10}>
        <Text fz="sm">
          Make a key that may <b>Post records of a source</b> and no more, under{' '}
          <RouterLink
            to="/w/$workspaceId/account"
            params={{ workspaceId: String(workspaceId) }}
            search={{ tab: 'keys' } as never}
          >
            Your account, API keys
          </RouterLink>
          .
        </Text>
        <Group gap={6} wrap="nowrap" align="start">
          <Code block tabIndex={0} aria-label="Example" style={{ flex: 1, minWidth: 0 }}>
            {example}
          </Code>
          <CopyButton text={example} what="the example" />
        </Group>
        <Text fz="sm" c="dimmed">
          docs/connectors/push.md says what a body holds.
        </Text>
      </Stack>
    </Section>
  );
}
