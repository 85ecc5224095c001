import { Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { useMay } from '../../frame/workspace.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { ShortTable } from '../../ui/ShortTable.tsx';
import { StatusBadge, type StatusMeaning } from '../../ui/StatusBadge.tsx';
import { type AssetPlace, type Provenance, type ProvenanceField, provenanceQuery } from './provenance.queries.ts';

const isHeld = ({ lock }: ProvenanceField) => lock !== null && lock.releasedAt === null;
const isTold = (field: ProvenanceField) => field.origin !== null || field.lock !== null || field.says.length > 0;

/** Field by field where a value comes from, when it was seen and written, who holds it, and what sources say of it now. */
export function FieldOrigins({ place }: { readonly place: AssetPlace }) {
  const mayRelease = useMay('manage-mapping');
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(provenanceQuery(place));
  const release = useMutation({
    mutationFn: (fields: readonly string[]) => call('provenance.release', { params: place, body: { fields: [...fields] } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['provenance'] });
      await queryClient.invalidateQueries({ queryKey: ['held-fields'] });
    },
  });
  const fields = data?.fields.filter(isTold) ?? [];
  const held = fields.filter(isHeld);
  const isEmpty = data !== undefined && fields.length === 0 && data.sources.length === 0;
  return (
    <Section
      title="Where values come from"
      lead={data && data.sources.length > 0 ? <SourceLine place={place} sources={data.sources} /> : undefined}
      actions={
        mayRelease && held.length > 1 ? (
          <Button
            size="xs"
            variant="default"
            loading={release.isPending}
            onClick={() => release.mutate(held.map(({ field }) => field))}
          >
            Release all {held.length}
          </Button>
        ) : null
      }
    >
      <Stack gap={8}>
        {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined && !error ? <Skeleton height={80} role="status" aria-label="Origins are on their way" /> : null}
        {isEmpty ? (
          <Text fz="sm" c="dimmed">
            No source is linked to this asset, and this hub never wrote a field of it: all values are HaloPSA’s own.
          </Text>
        ) : null}
        {data && !isEmpty && fields.length === 0 ? (
          <Text fz="sm" c="dimmed">
            No line of a field map is about this asset yet.
          </Text>
        ) : null}
        {release.error ? <ProblemPanel error={release.error} /> : null}
        <Text span fz="sm" role="status">
          {release.isSuccess ? 'Released: the next plan writes it once more with what its source says.' : ''}
        </Text>
        {fields.length > 0 ? (
          <ShortTable
            label="Fields and their origins"
            heads={['Field', 'In HaloPSA', 'Written by this hub', 'Held by', 'Sources say']}
          >
            {fields.map((field) => (
              <Table.Tr key={field.field}>
                <Table.Th scope="row">{field.label}</Table.Th>
                <Table.Td>{wordsOf(field.value)}</Table.Td>
                <Table.Td>
                  <Origin origin={field.origin} />
                </Table.Td>
                <Table.Td>
                  <Lock
                    field={field}
                    release={mayRelease ? () => release.mutate([field.field]) : null}
                    isBusy={release.isPending}
                  />
                </Table.Td>
                <Table.Td>
                  <Sayings says={field.says} />
                </Table.Td>
              </Table.Tr>
            ))}
          </ShortTable>
        ) : null}
      </Stack>
    </Section>
  );
}

function SourceLine({ place, sources }: { readonly place: AssetPlace; readonly sources: Provenance['sources'] }) {
  return (
    <>
      {'Linked to '}
      {sources.map(({ sourceId, source, deviceKey, state, isGone, missingSince }, index) => (
        <span key={`${sourceId} ${deviceKey}`}>
          {index > 0 ? ', ' : ''}
          device {deviceKey} of{' '}
          <RouterLink
            to="/w/$workspaceId/sources/$sourceId/fields"
            params={{ workspaceId: String(place.workspaceId), sourceId: String(sourceId) }}
            underline="always"
          >
            {source}
          </RouterLink>
          {state === 'suspended' ? ' (the link is suspended)' : ''}
          {isGone ? (
            <>
              {' (gone since '}
              <RelativeTime at={missingSince} />)
            </>
          ) : null}
        </span>
      ))}
      .
    </>
  );
}

function Origin({ origin }: { readonly origin: ProvenanceField['origin'] }) {
  if (origin === null)
    return (
      <Text span fz="sm" c="dimmed">
        never
      </Text>
    );
  return (
    <Stack gap={0}>
      <span>{wordsOf(origin.value)}</span>
      <Text fz="xs" c="dimmed">
        {origin.source}, seen <RelativeTime at={origin.observedAt} />, written <RelativeTime at={origin.writtenAt} />
      </Text>
    </Stack>
  );
}

interface LockProps {
  readonly field: ProvenanceField;
  /** Null: the person may not. */
  readonly release: (() => void) | null;
  readonly isBusy: boolean;
}

function Lock({ field: { lock, label }, release, isBusy }: LockProps) {
  if (lock === null) return null;
  if (lock.releasedAt !== null)
    return (
      <Text fz="xs" c="dimmed">
        Released by {lock.releasedBy ?? 'somebody'} <RelativeTime at={lock.releasedAt} />
      </Text>
    );
  return (
    <Group gap={8} wrap="nowrap">
      <Stack gap={0}>
        <StatusBadge meaning="look">{lock.by ?? 'somebody'}</StatusBadge>
        <Text fz="xs" c="dimmed">
          {lock.editedAt === null ? 'noticed ' : 'edited '}
          <RelativeTime at={lock.editedAt ?? lock.noticedAt} />
        </Text>
      </Stack>
      {release === null ? null : (
        <Button size="xs" variant="default" aria-label={`Release ${label}`} loading={isBusy} onClick={release}>
          Release
        </Button>
      )}
    </Group>
  );
}

const acts: Readonly<Record<ProvenanceField['says'][number]['act'], readonly [StatusMeaning, string]>> = {
  write: ['busy', 'the next plan writes it'],
  keep: ['good', 'nothing to do'],
  'send-back': ['quiet', 'HaloPSA’s is newer'],
  conflict: ['look', 'both sides changed'],
  locked: ['look', 'held by a person'],
  problem: ['bad', 'cannot be used'],
};

/** Why, where the hub says it by a word; a sentence is shown as it is. */
const whys: Readonly<Record<string, string>> = {
  blank: 'nothing stands in HaloPSA',
  'source-changed': 'the source changed it',
  overwrite: 'the field map overwrites',
  released: 'it was released',
  'source-wins': 'the field map lets the source win',
  same: 'it is the same',
  'source-blank': 'the source says nothing',
  'not-shown': 'HaloPSA does not show the field',
  'second-hand': 'another source says it',
  older: 'HaloPSA’s is newer',
  never: 'the field map writes it on new assets only',
  'not-blank': 'something else stands in HaloPSA',
  'altered-by-halo': 'HaloPSA keeps it in its own way',
  'halo-wins': 'the field map lets HaloPSA win',
  'from-halo': 'it goes from HaloPSA to the source',
};

function Sayings({ says }: { readonly says: ProvenanceField['says'] }) {
  return (
    <Stack gap={4}>
      {says.map(({ sourceId, source, value, act, why, observedAt }) => {
        const [meaning, words] = acts[act];
        return (
          <div key={sourceId}>
            <Group gap={6}>
              <span>{wordsOf(value)}</span>
              <StatusBadge meaning={meaning}>{words}</StatusBadge>
            </Group>
            <Text fz="xs" c="dimmed">
              {source}, <RelativeTime at={observedAt} />
              {why === null ? '' : `: ${whys[why] ?? why}`}
            </Text>
          </div>
        );
      })}
    </Stack>
  );
}

const wordsOf = (value: ProvenanceField['value']) => (value === null || value === '' ? '—' : String(value));
