import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { useMay } from '../../../frame/workspace.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { type LentRights, toAdministrator } from './LentRightsFields.tsx';
import type { TabProps } from './tab-props.ts';

interface ApplyLentProps extends Pick<TabProps, 'place'> {
  readonly planId: number;
  readonly rights: LentRights;
}

/** Applies an approved plan with the rights that stand in the fields above. It goes on in the hub. */
export function ApplyLent({ place, planId, rights }: ApplyLentProps) {
  const mayApply = useMay('approve');
  const apply = useMutation({
    mutationFn: () => call('install.apply', { params: place, body: { planId, ...toAdministrator(rights) } }),
    gcTime: 0,
  });
  if (!mayApply) return <Text fz="sm">It is applied by whoever may approve.</Text>;
  return (
    <>
      <Group gap={8}>
        <Button size="xs" loading={apply.isPending} onClick={() => apply.mutate()}>
          Apply the approved plan
        </Button>
        <Text span fz="sm" role="status">
          {apply.isSuccess ? 'It goes on in the hub; its review shows what came of it. Then look again.' : ''}
        </Text>
      </Group>
      {apply.error ? <ProblemPanel error={apply.error} /> : null}
    </>
  );
}
