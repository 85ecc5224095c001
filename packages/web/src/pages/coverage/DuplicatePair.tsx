import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';
import { RecordLink } from '../../definition-views/RecordLink.tsx';
import { useMay } from '../../frame/workspace.ts';
import { FileDiff } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { Section } from '../../ui/Section.tsx';
import { ShortTable } from '../../ui/ShortTable.tsx';
import { type DuplicateAssets, planMerge } from './coverage.queries.ts';

const names = { serial: 'serial number', macs: 'MAC address' } as const;

interface DuplicatePairProps {
  readonly place: MirrorPlace;
  readonly of: DuplicateAssets;
}

/** Two assets that are one machine: the first is kept, and takes over what it does not say. */
export function DuplicatePair({ place, of }: DuplicatePairProps) {
  const mayPlan = useMay('manage-mapping');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [keep, drop] = of.assets;
  const merge = useMutation({
    mutationFn: (pair: { readonly keep: number; readonly drop: number }) => planMerge(place, pair),
    onSuccess: async ({ planId }) => {
      await queryClient.invalidateQueries({ queryKey: ['plans', place.workspaceId] });
      await navigate({
        to: '/w/$workspaceId/plans/$planId',
        params: { workspaceId: String(place.workspaceId), planId: String(planId) },
      });
    },
  });
  return (
    <Section
      title={`${names[of.by]} ${of.value}`}
      actions={
        mayPlan && keep && drop ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<FileDiff size={14} aria-hidden />}
            loading={merge.isPending}
            aria-label={`Plan the merge of ${drop.tag} into ${keep.tag}`}
            onClick={() => merge.mutate({ keep: keep.id, drop: drop.id })}
          >
            Plan the merge
          </Button>
        ) : null
      }
    >
      <Stack gap={10}>
        <Group gap={12}>
          {of.assets.map(({ id, tag, isLinked }, index) => (
            <Text key={id} fz="sm">
              <RecordLink place={place} entity="asset" recordKey={String(id)} underline="always">
                {tag}
              </RecordLink>
              {index === 0 ? ', to be kept' : ''}
              {isLinked ? ', linked to a device' : ''}
            </Text>
          ))}
        </Group>
        {of.merge.length === 0 ? (
          <Text fz="sm" c="dimmed">
            They say the same. The second becomes inactive.
          </Text>
        ) : (
          <ShortTable
            label={`What a merge by ${names[of.by]} ${of.value} comes to`}
            heads={['Field', 'Kept asset', 'Other asset', 'Afterwards']}
          >
            {of.merge.map(({ field, label, kept, other, wins }) => (
              <Table.Tr key={field}>
                <Table.Td>{label}</Table.Td>
                <Table.Td>{shown(kept)}</Table.Td>
                <Table.Td>{shown(other)}</Table.Td>
                <Table.Td>{shown(wins)}</Table.Td>
              </Table.Tr>
            ))}
          </ShortTable>
        )}
        {merge.error ? <ProblemPanel error={merge.error} /> : null}
      </Stack>
    </Section>
  );
}

const shown = (value: string | number | boolean | null): string => (value === null || value === '' ? 'nothing' : String(value));
