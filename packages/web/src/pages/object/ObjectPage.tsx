import { Alert, Button, Grid, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { entitiesQuery } from '../../definition-views/mirror.queries.ts';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Braces, TriangleAlert } from '../../ui/icons.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { FieldGroups } from './FieldGroups.tsx';
import { HaloDoor } from './HaloDoor.tsx';
import { Headline } from './Headline.tsx';
import { Neighbours } from './Neighbours.tsx';
import { type ObjectPlace, type ObjectRecord, objectQuery } from './object.queries.ts';
import { PastState } from './PastState.tsx';
import { RawDrawer } from './RawDrawer.tsx';
import { SeenLine } from './SeenLine.tsx';
import { VersionList } from './VersionList.tsx';

// Only assets have it.
const AssetParts = lazy(async () => ({ default: (await import('./AssetParts.tsx')).AssetParts }));

/** One record: who, which site, what is open, what was bought, what changed and where it is in HaloPSA, then everything else of it. */
export function ObjectPage() {
  const { id: workspaceId } = useWorkspace();
  const { connectionId, entity = '', recordKey = '' } = useParams({ strict: false });
  const place: ObjectPlace = { workspaceId, connectionId: Number(connectionId), entity, key: recordKey };
  const { data: entities } = useQuery(entitiesQuery(workspaceId));
  const { data, error, refetch } = useQuery(objectQuery(place));
  const definition = entities?.find(({ name }) => name === entity);
  const fallback = `${definition?.titleSingular ?? 'Record'} ${recordKey}`;
  const trail = [
    <RouterLink
      key="all"
      to="/w/$workspaceId/data/$connectionId/$entity"
      params={{ workspaceId: String(workspaceId), connectionId: String(connectionId), entity }}
      search={{ view: 'none' } as never}
    >
      {definition?.title ?? 'Data'}
    </RouterLink>,
    <span key="here">{recordKey}</span>,
  ];
  if (error)
    return (
      <Page title={fallback} trail={trail}>
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Page title={fallback} trail={trail}>
        <Skeleton height={280} radius="md" role="status" aria-label="The record is on its way" />
      </Page>
    );
  return (
    <Page
      title={data.title}
      trail={trail}
      lead={[definition?.titleSingular ?? '', ...data.subtitle].filter(Boolean).join(' · ')}
      actions={<Actions record={data} />}
    >
      <Body key={`${entity} ${recordKey}`} place={place} record={data} />
    </Page>
  );
}

function Actions({ record }: { readonly record: ObjectRecord }) {
  const [, change] = useUrlState();
  return (
    <>
      <Button variant="default" size="xs" leftSection={<Braces size={14} aria-hidden />} onClick={() => change({ raw: 'list' })}>
        Raw answer
      </Button>
      <HaloDoor record={record} />
    </>
  );
}

function Body({ place, record }: { readonly place: ObjectPlace; readonly record: ObjectRecord }) {
  const [search] = useUrlState();
  const asOf = textOf(search, 'asOf');
  const { history, deletedAt } = record;
  return (
    <Stack gap={16}>
      {deletedAt === null ? null : (
        <Alert color="sun" icon={<TriangleAlert size={17} aria-hidden />} title="HaloPSA no longer has it">
          A full reading no longer found it; that was <RelativeTime at={deletedAt} />.
        </Alert>
      )}
      {asOf !== undefined && history !== null ? (
        <PastState place={place} record={record} at={asOf} />
      ) : (
        <>
          <Headline place={place} record={record} />
          {place.entity === 'asset' && deletedAt === null ? (
            <Suspense>
              <AssetParts place={{ ...place, assetId: Number(place.key) }} />
            </Suspense>
          ) : null}
          <Grid gap={16}>
            <Grid.Col span={{ base: 12, lg: 7 }}>
              <Neighbours place={place} neighbours={record.neighbours} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, lg: record.neighbours.length > 0 ? 5 : 12 }}>
              <FieldGroups place={place} record={record} />
            </Grid.Col>
          </Grid>
        </>
      )}
      {history ? <VersionList record={record} history={history} at={asOf} /> : null}
      <Group>
        <SeenLine record={record} />
      </Group>
      <RawDrawer place={place} title={record.title} />
    </Stack>
  );
}
