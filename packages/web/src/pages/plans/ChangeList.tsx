import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { CallInput } from '../../api/route-types.ts';
import { entitiesQuery } from '../../definition-views/mirror.queries.ts';
import { useShortcut } from '../../frame/shortcuts/shortcuts.ts';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { NoMatch, NothingYet } from '../../ui/EmptyStates.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { TablePager } from '../../ui/table/TablePager.tsx';
import { ChangeFilters } from './ChangeFilters.tsx';
import { ChangeRow } from './ChangeRow.tsx';
import { noFilter, readFilter, toWish } from './change-filter.ts';
import classes from './changes.module.css';
import { groupByClient } from './group-by-client.ts';
import { sayChanges } from './plan-words.ts';
import { type PlannedChange, type PlanPlace, type PlanReview, planChangesQuery } from './plans.queries.ts';
import { SignCounts } from './SignCounts.tsx';

interface ChangeListProps {
  readonly place: PlanPlace;
  readonly plan: PlanReview;
  /** Whether this person may leave changes out now. */
  readonly mayChoose: boolean;
}

/** The changes of a plan, grouped by client. `j` and `k` move, `x` leaves out or takes in, Enter opens. Filters and page are in the address. */
export function ChangeList({ place, plan, mayChoose }: ChangeListProps) {
  const [search, change] = useUrlState();
  const filter = readFilter(search);
  const cursor = textOf(search, 'cursor');
  const { data, error, refetch } = useQuery(planChangesQuery(place, toWish(filter, cursor), `${plan.state} ${plan.open}`));
  const { data: entities = [] } = useQuery(entitiesQuery(place.workspaceId));
  const choice = useChoice(place);
  const [at, setAt] = useState(-1);
  const groups = groupByClient(data?.items ?? []);
  const rows = groups.flatMap(({ changes }) => changes);
  const here = rows[at];
  const opened = textOf(search, 'change');
  const isFiltered = Object.keys(filter).length > 0;
  const toggle = ({ number }: PlannedChange) => change({ change: opened === String(number) ? undefined : String(number) });
  const canChoose = (one: PlannedChange) => mayChoose && one.outcome === null;
  const choose = (one: PlannedChange) => choice.mutate(one.isExcluded ? { include: [one.number] } : { exclude: [one.number] });
  const move = (step: number) => setAt((now) => Math.min(rows.length - 1, Math.max(0, now + step)));
  useShortcut({ keys: 'j', title: 'Next row', group: 'In tables', run: () => move(1) }, rows.length > 0);
  useShortcut({ keys: 'k', title: 'Row before', group: 'In tables', run: () => move(-1) }, rows.length > 0);
  useShortcut(
    {
      keys: 'x',
      title: 'Leave the change out, or take it in',
      group: 'In tables',
      run: () => here && canChoose(here) && choose(here),
    },
    mayChoose,
  );
  useShortcut({ keys: 'Enter', title: 'Open the row', group: 'In tables', run: () => here && toggle(here) }, here !== undefined);
  const recordOf = ({ entity, recordKey, outcome }: PlannedChange) => {
    const table = entity.replaceAll('-', '_');
    const key = outcome?.recordKey ?? recordKey;
    const hasPage = entities.some((one) => one.name === table && one.hasObjectPage);
    return hasPage && key !== null ? { ...place, connectionId: plan.connectionId, entity: table, recordKey: key } : null;
  };
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap={12}>
      <ChangeFilters plan={plan} />
      <Group gap={8}>
        <Text fz="sm" role="status">
          {data ? `${sayChanges(data.total ?? 0)}${isFiltered ? ' match' : ''}` : ''}
        </Text>
        {mayChoose && isFiltered && (data?.total ?? 0) > 0 ? (
          <>
            <Button size="xs" variant="default" onClick={() => choice.mutate({ matching: { act: 'exclude', filter } })}>
              Leave out all that match
            </Button>
            <Button size="xs" variant="default" onClick={() => choice.mutate({ matching: { act: 'include', filter } })}>
              Take in all that match
            </Button>
          </>
        ) : null}
      </Group>
      {choice.error ? <ProblemPanel error={choice.error} /> : null}
      {data === undefined ? <Skeleton height={240} radius="md" aria-label="The changes are on their way" /> : null}
      {groups.map(({ key, id, title, changes }) => (
        <section key={key} aria-label={title}>
          <Group gap={12} mb={6}>
            <Title order={3} fz="sm">
              {title}
            </Title>
            <ClientCounts plan={plan} id={id} />
          </Group>
          <ol className={classes['list']}>
            {changes.map((one) => (
              <ChangeRow
                key={one.number}
                change={one}
                record={recordOf(one)}
                isHere={one === here}
                isOpen={opened === String(one.number)}
                onChoose={canChoose(one) ? () => choose(one) : undefined}
                onToggle={() => toggle(one)}
              />
            ))}
          </ol>
        </section>
      ))}
      {data?.items.length === 0 ? (
        <Nothing isFiltered={isFiltered} unchanged={plan.unchanged} onClear={() => change(noFilter)} />
      ) : null}
      {data ? <TablePager page={data} cursor={cursor} onCursor={(next) => change({ cursor: next, change: undefined })} /> : null}
    </Stack>
  );
}

/** How many changes a client has in the whole plan, on whichever page they are. */
function ClientCounts({ plan, id }: { readonly plan: PlanReview; readonly id: number | null }) {
  const client = plan.clients.find((one) => one.id === id);
  return client ? <SignCounts counts={client.counts} /> : null;
}

interface NothingProps {
  readonly isFiltered: boolean;
  readonly unchanged: number;
  readonly onClear: () => void;
}

function Nothing({ isFiltered, unchanged, onClear }: NothingProps) {
  if (isFiltered) return <NoMatch total={null} onClear={onClear} />;
  return (
    <NothingYet title="There is nothing to do">
      {unchanged.toLocaleString()} {unchanged === 1 ? 'record was' : 'records were'} looked at, and all is as it should be.
    </NothingYet>
  );
}

/** Leaves changes out or takes them in; approvals of what stood there before end with it. */
function useChoice(params: PlanPlace) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NonNullable<CallInput<'plans.choose'>['body']>) => call('plans.choose', { params, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['plans', params.workspaceId, params.planId] }),
  });
}
