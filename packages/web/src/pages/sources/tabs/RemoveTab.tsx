import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useMay } from '../../../frame/workspace.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { NoPermission } from '../../../ui/EmptyStates.tsx';
import { Section } from '../../../ui/Section.tsx';
import { countOf } from '../source-words.ts';
import type { TabProps } from './tab-props.ts';

/** Takes a source away, and asks what is to become of its records. Nothing is chosen beforehand. */
export function RemoveTab({ place, source }: TabProps) {
  const mayManage = useMay('manage-sources');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [choice, setChoice] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  if (!mayManage)
    return <NoPermission needs="Connect and change sources other than HaloPSA" grantedBy="an owner or admin of this workspace" />;
  const keepRecords = choice === 'keep';
  const records = source.lists.reduce((sum, { present, missing, gone }) => sum + present + missing + gone, 0);
  return (
    <Section title="Remove this source" lead="Its settings and secrets go. The tool and HaloPSA are not touched.">
      <Stack gap={14}>
        <Radio.Group label={`What is to become of its ${countOf(records, 'record')}?`} value={choice} onChange={setChoice}>
          <Stack gap={8} mt={8}>
            <Radio value="keep" label="Keep them, unread from now on" description="They stay to be looked at and queried." />
            <Radio value="delete" label="Delete them" description="For good, with what was mapped." />
          </Stack>
        </Radio.Group>
        <Group>
          <Button color="red" variant="light" disabled={choice === null} onClick={() => setAsking(true)}>
            Remove
          </Button>
        </Group>
        <Text fz="xs" c="dimmed">
          Pausing it, under Overview, keeps everything and reads nothing.
        </Text>
      </Stack>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`Remove the source ${source.name}?`}
        verb="Remove"
        {...(keepRecords ? {} : { typed: source.name })}
        onConfirm={async () => {
          await call('sources.remove', { params: place, body: { keepRecords } });
          await navigate({ to: '/w/$workspaceId/sources', params: { workspaceId: String(place.workspaceId) } });
          queryClient.removeQueries({ queryKey: ['sources', place.workspaceId, place.sourceId] });
          await queryClient.invalidateQueries({ queryKey: ['sources', place.workspaceId] });
        }}
      >
        {keepRecords ? `Keeps ${countOf(records, 'record')}.` : `Deletes ${countOf(records, 'record')} for good.`}
      </ConfirmDialog>
    </Section>
  );
}
