import { Alert, Button, Group, Paper, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useUrlState } from '../../frame/url-state.ts';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { CalendarClock } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { describeInstant } from '../../ui/relative-time.ts';
import { FieldList } from './FieldList.tsx';
import { type ObjectPlace, type ObjectRecord, objectThenQuery } from './object.queries.ts';

interface PastStateProps {
  readonly place: ObjectPlace;
  readonly record: ObjectRecord;
  /** ISO 8601. */
  readonly at: string;
}

/** The fields of a record that are kept of the past, as they were at a moment. */
export function PastState({ place, record, at }: PastStateProps) {
  const [, change] = useUrlState();
  const { data, error, refetch } = useQuery(objectThenQuery(place, at));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  const back = (
    <Button size="xs" onClick={() => change({ asOf: undefined })}>
      Back to now
    </Button>
  );
  return (
    <>
      <Alert color="sun" icon={<CalendarClock size={17} aria-hidden />} py={8}>
        <Group justify="space-between">
          <span>As it was at {describeInstant(Date.parse(at))}. Only what is kept of the past is shown.</span>
          {back}
        </Group>
      </Alert>
      {data === undefined ? <Skeleton height={160} radius="md" role="status" aria-label="The past is on its way" /> : null}
      {data?.values === null ? (
        <NothingYet title="It was not there then" action={back}>
          At this moment the hub knew of no such record.
        </NothingYet>
      ) : null}
      {data?.values ? (
        <Paper withBorder p="sm" component="section" aria-label="As it was">
          <Title order={2} fz="md" mb={4}>
            {record.title}, then
          </Title>
          <FieldList
            place={place}
            record={{ columns: data.columns, values: data.values }}
            names={data.columns.map(({ name }) => name)}
          />
        </Paper>
      ) : null}
    </>
  );
}
