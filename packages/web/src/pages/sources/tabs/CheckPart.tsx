import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { call } from '../../../api/call.ts';
import { textOf, useUrlState } from '../../../frame/url-state.ts';
import { useMay } from '../../../frame/workspace.ts';
import { Stethoscope } from '../../../ui/icons.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { Section } from '../../../ui/Section.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { sayFindings } from '../say-findings.ts';
import { stateWords } from '../source-words.ts';
import type { SourceCheck } from '../sources.queries.ts';
import type { TabProps } from './tab-props.ts';

/** Asks the tool for little, and says what it found. A source that was added a moment ago is checked at once. */
export function CheckPart({ place, source }: TabProps) {
  const mayManage = useMay('manage-sources');
  const queryClient = useQueryClient();
  const [search, change] = useUrlState();
  const isNew = textOf(search, 'check') === 'now';
  const isBegun = useRef(false);
  const check = useMutation({
    mutationFn: () => call('sources.check', { params: place }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sources', place.workspaceId] }),
  });
  const begin = useEffectEvent(() => {
    if (isBegun.current || !mayManage) return;
    isBegun.current = true;
    check.mutate();
    change({ check: undefined }, 'typing');
  });
  useEffect(() => {
    if (isNew) begin();
  }, [isNew]);
  return (
    <Section
      title="Check"
      lead="Which lists may be read, and whether the answers look as assumed. It asks for little and shows no value."
      actions={
        mayManage ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<Stethoscope size={14} aria-hidden />}
            loading={check.isPending}
            onClick={() => check.mutate()}
          >
            Check
          </Button>
        ) : null
      }
    >
      <Stack gap={10}>
        <Text fz="sm" c="dimmed" role="status">
          {check.isPending ? 'The tool is being asked …' : <LastCheck source={source} />}
        </Text>
        {check.error ? <ProblemPanel error={check.error} onRetry={() => check.mutate()} /> : null}
        {check.data ? <Findings check={check.data} /> : null}
      </Stack>
    </Section>
  );
}

function LastCheck({ source: { checkedAt } }: Pick<TabProps, 'source'>) {
  if (checkedAt === null) return <>It was never checked.</>;
  return (
    <>
      Last checked <RelativeTime at={checkedAt} />.
    </>
  );
}

function Findings({ check }: { readonly check: SourceCheck }) {
  const [meaning, word] = stateWords[check.state];
  const { problem } = check;
  return (
    <Stack gap={10}>
      <Group gap={8}>
        <StatusBadge meaning={meaning}>{word}</StatusBadge>
      </Group>
      {problem ? (
        <Alert color="red" title={problem.sentence} maw={720}>
          {problem.causes.length > 0 ? <Text fz="sm">Cause: {problem.causes.join('; ')}</Text> : null}
          <Text fz="sm">{problem.remedy}</Text>
          <Text fz="xs" c="dimmed" mt={6}>
            Code {problem.code}
          </Text>
        </Alert>
      ) : null}
      <List fz="sm" spacing={4}>
        {sayFindings(check).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
