import { Button, Checkbox, Group, NumberInput, Radio, Skeleton, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { type ConnectionPlace, connectionQuery, standingQuery } from '../connections.queries.ts';
import { TestProgress } from '../TestProgress.tsx';
import { useTest } from '../use-test.ts';

/** Which kinds of records are read, with or without the text of tickets, and how often. */
export function DataStep({ place, onDone }: { readonly place: ConnectionPlace; readonly onDone: () => void }) {
  const { data: connection, error, refetch } = useQuery(connectionQuery(place));
  const { data: standing } = useQuery(standingQuery(place));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!connection || !standing) return <Skeleton height={240} mt={8} radius="md" aria-label="The choice of data is on its way" />;
  const kinds = standing.entities.map(({ entity, title }) => ({ entity, title }));
  return (
    <Choice
      place={place}
      kinds={kinds}
      chosen={connection.entities}
      noTicketText={connection.noTicketText}
      minutes={connection.syncEveryMinutes}
      onDone={onDone}
    />
  );
}

interface ChoiceProps {
  readonly place: ConnectionPlace;
  readonly kinds: readonly { readonly entity: string; readonly title: string }[];
  readonly chosen: readonly string[] | null;
  readonly noTicketText: boolean;
  readonly minutes: number | null;
  readonly onDone: () => void;
}

function Choice({ place, kinds, chosen, noTicketText, minutes, onDone }: ChoiceProps) {
  const queryClient = useQueryClient();
  const [isAll, setAll] = useState(chosen === null);
  const [picked, setPicked] = useState<readonly string[]>(chosen ?? kinds.map(({ entity }) => entity));
  const [withoutText, setWithoutText] = useState(noTicketText);
  const [every, setEvery] = useState<number | null>(minutes);
  const { state: test, run } = useTest();
  const isSame =
    (isAll ? chosen === null : JSON.stringify(picked) === JSON.stringify(chosen)) &&
    withoutText === noTicketText &&
    every === minutes;
  const save = async () => {
    if (isSame) return onDone();
    const changes = { entities: isAll ? null : picked, noTicketText: withoutText, syncEveryMinutes: every };
    const result = await run('connections.edit', { params: place, body: { changes, saveWith: 'errors' } });
    await queryClient.invalidateQueries(connectionQuery(place));
    if (result?.saved) onDone();
  };
  return (
    <Stack gap={16} mt={8} maw={720}>
      <Radio.Group label="What is read" value={isAll ? 'all' : 'some'} onChange={(value) => setAll(value === 'all')}>
        <Stack gap={6} mt={6}>
          <Radio value="all" label="Everything that HaloPSA permits" />
          <Radio value="some" label="Only these kinds of records" />
        </Stack>
      </Radio.Group>
      {isAll ? null : (
        <Checkbox.Group value={[...picked]} onChange={setPicked} label="Kinds of records">
          <div style={{ columns: '200px', marginTop: 6 }}>
            {kinds.map(({ entity, title }) => (
              <Checkbox key={entity} value={entity} label={title} mb={6} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <Checkbox
        label="Keep no text of tickets"
        description="Summaries, details and notes are cut off before anything is stored. Searching tickets by what they say is not possible then."
        checked={withoutText}
        onChange={({ currentTarget }) => setWithoutText(currentTarget.checked)}
      />
      <NumberInput
        label="Minutes between two reads"
        description="Blank: as each kind of record asks, five minutes for tickets. 0: only when somebody asks."
        min={0}
        max={10_080}
        w={220}
        value={every ?? ''}
        onChange={(value) => setEvery(value === '' ? null : Number(value))}
      />
      <TestProgress test={test} />
      <Group>
        <Button loading={test.isRunning} onClick={() => void save()}>
          Go on
        </Button>
      </Group>
    </Stack>
  );
}
