import { Button, Checkbox, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { RecordLink } from '../../definition-views/RecordLink.tsx';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Section } from '../../ui/Section.tsx';
import { ShortTable } from '../../ui/ShortTable.tsx';
import { type FieldMapPlace, type HeldField, heldFieldsQuery, type ShownFieldMap } from './field-map.queries.ts';

interface HeldFieldsProps {
  readonly place: FieldMapPlace;
  readonly shown: ShownFieldMap;
  readonly mayRelease: boolean;
}

const shownAtFirst = 100;
const keyOf = ({ assetId, field }: HeldField) => `${assetId} ${field}`;

/** The fields that people hold on the connection of the source, and the way to let some of them go. */
export function HeldFields({ place: { workspaceId }, shown, mayRelease }: HeldFieldsProps) {
  const { connectionId } = shown;
  const queryClient = useQueryClient();
  const query = heldFieldsQuery({ workspaceId, connectionId });
  const { data, error, refetch } = useQuery(query);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const release = useMutation({
    mutationFn: async (fields: readonly HeldField[]) => {
      const assets = Map.groupBy(fields, ({ assetId }) => assetId);
      for (const [assetId, held] of assets)
        await call('provenance.release', {
          params: { workspaceId, connectionId, assetId },
          body: { fields: held.map(({ field }) => field) },
        });
      return fields.length;
    },
    onSettled: async () => {
      setChosen(new Set());
      await queryClient.invalidateQueries(query);
      await queryClient.invalidateQueries({ queryKey: ['provenance'] });
    },
  });
  const labelOf = (field: string) => shown.targets.find((one) => one.field === field)?.label ?? field;
  const items = data ?? [];
  const picked = items.filter((one) => chosen.has(keyOf(one)));
  const toggle = (key: string) =>
    setChosen((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]));
  return (
    <Section
      title="Fields that people hold"
      lead="Somebody edited them in HaloPSA after this hub had written them. Plans leave them alone until they are released. They are of the whole connection, whatever source wrote them."
      actions={
        mayRelease && items.length > 0 ? (
          <Button
            size="xs"
            variant="default"
            disabled={picked.length === 0}
            loading={release.isPending}
            onClick={() => release.mutate(picked)}
          >
            Release {picked.length > 0 ? picked.length.toLocaleString() : 'selected'}
          </Button>
        ) : null
      }
    >
      <Stack gap={8}>
        {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
        {release.error ? <ProblemPanel error={release.error} /> : null}
        <Text span fz="sm" role="status">
          {release.isSuccess ? `${release.data.toLocaleString()} released: the next plan writes them once more.` : ''}
        </Text>
        {data === undefined && !error ? <Skeleton height={60} role="status" aria-label="Held fields are on their way" /> : null}
        {data?.length === 0 ? (
          <NothingYet title="Nobody holds a field">What this hub wrote stands in HaloPSA as it was written.</NothingYet>
        ) : null}
        {items.length > 0 ? (
          <ShortTable label="Held fields" heads={['Choose', 'Asset', 'Field', 'Edited by', 'Edited', 'Noticed']}>
            {items.slice(0, shownAtFirst).map((one) => (
              <Table.Tr key={keyOf(one)}>
                <Table.Td>
                  <Checkbox
                    size="xs"
                    aria-label={`Choose ${labelOf(one.field)} of asset ${one.assetId}`}
                    disabled={!mayRelease}
                    checked={chosen.has(keyOf(one))}
                    onChange={() => toggle(keyOf(one))}
                  />
                </Table.Td>
                <Table.Td>
                  <RecordLink place={{ workspaceId, connectionId }} entity="asset" recordKey={String(one.assetId)}>
                    Asset {one.assetId}
                  </RecordLink>
                </Table.Td>
                <Table.Td>{labelOf(one.field)}</Table.Td>
                <Table.Td>{one.by ?? 'somebody'}</Table.Td>
                <Table.Td>{one.editedAt === null ? 'not known' : <RelativeTime at={one.editedAt} />}</Table.Td>
                <Table.Td>
                  <RelativeTime at={one.noticedAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </ShortTable>
        ) : null}
        {items.length > shownAtFirst ? (
          <Group gap={8}>
            <Text fz="sm" c="dimmed">
              The first {shownAtFirst} of {items.length.toLocaleString()}.
            </Text>
            {mayRelease ? (
              <Button size="xs" variant="subtle" onClick={() => setChosen(new Set(items.map(keyOf)))}>
                Choose all
              </Button>
            ) : null}
          </Group>
        ) : null}
      </Stack>
    </Section>
  );
}
