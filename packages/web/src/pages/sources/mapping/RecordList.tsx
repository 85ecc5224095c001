import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useUrlState } from '../../../frame/url-state.ts';
import { useMay } from '../../../frame/workspace.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import type { SourcePlace } from '../sources.queries.ts';
import { BulkActions } from './BulkActions.tsx';
import { EmptyList } from './EmptyList.tsx';
import { type Asking, ListDialogs } from './ListDialogs.tsx';
import classes from './mapping.module.css';
import type { MappingStanding, RecordsWish } from './mapping.queries.ts';
import { kindWords } from './mapping-words.ts';
import { RecordRow } from './RecordRow.tsx';
import { RecordSearch } from './RecordSearch.tsx';
import { type ListKeys, useListKeys } from './use-list-keys.ts';
import { type ShownRecords, useNextPage, useRecordList } from './use-record-list.ts';
import { useRowHandlers } from './use-row-handlers.ts';

interface RecordListProps {
  readonly place: SourcePlace;
  readonly wish: RecordsWish;
  readonly standing: MappingStanding;
}

/** Records of one list, to be decided by hand or by keyboard: what is decided leaves the list at once. */
export function RecordList({ place, wish, standing }: RecordListProps) {
  const { kind, text } = wish;
  const mayMap = useMay('manage-mapping');
  const [, change] = useUrlState();
  const shown = useRecordList(place, wish);
  const [asking, setAsking] = useState<Asking>(null);
  const { query, rows, total, acts, chosen } = shown;
  const ask: AskAbout = (what, record) => setAsking({ what, records: [record] });
  const { choose, pick } = shown;
  const keys = useListKeys({ rows, mayMap, isAsking: asking !== null, choose, pick, ask, undo: acts.undo });
  useNextPage(shown, keys.at);
  if (query.error) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Stack gap={10}>
      <Group justify="space-between" gap={8}>
        <RecordSearch text={text} many={kindWords[kind].many} onSearch={(words) => change({ q: words }, 'typing')} />
        <Text fz="sm" c="dimmed">
          {query.data ? `${total.toLocaleString()} ${total === 1 ? kindWords[kind].one : kindWords[kind].many}` : ''}
          {mayMap && rows.length > 0 ? ' · press ? for the keys' : ''}
        </Text>
      </Group>
      <Told shown={shown} />
      {query.data === undefined ? <Skeleton height={240} radius="md" aria-label="The records are on their way" /> : null}
      <Rows shown={shown} wish={wish} keys={keys} mayMap={mayMap} onAsk={ask} />
      {query.data && rows.length === 0 && !query.hasNextPage ? (
        <EmptyList
          wish={wish}
          counts={standing.counts[kind]}
          onClear={() => change({ q: undefined })}
          onAgain={() => void query.refetch()}
        />
      ) : null}
      {mayMap ? (
        <BulkActions
          place={place}
          wish={wish}
          records={chosen}
          total={total}
          onNone={shown.pickNone}
          onIgnore={() => setAsking({ what: 'ignore', records: chosen })}
          onAct={(what) => shown.actOn(what, chosen)}
          onTold={acts.tell}
        />
      ) : null}
      <ListDialogs
        place={place}
        wish={wish}
        asking={asking}
        onClose={() => setAsking(null)}
        onAct={(act, sentence) => {
          acts.act(act, sentence);
          shown.pickNone();
        }}
      />
    </Stack>
  );
}

type AskAbout = (what: 'ignore' | 'target' | 'split', record: ShownRecords['rows'][number]) => void;

/** What was done last, and the way back. It is there when it is empty too, so that what comes into it is read out. */
function Told({ shown: { acts } }: { readonly shown: ShownRecords }) {
  return (
    <>
      <Group gap={10} className={classes['told'] ?? ''}>
        <Text fz="sm" role="status">
          {acts.told}
        </Text>
        {acts.canUndo ? (
          <Button size="compact-xs" variant="default" onClick={() => void acts.undo()}>
            Undo
          </Button>
        ) : null}
      </Group>
      {acts.error ? <ProblemPanel error={acts.error} /> : null}
    </>
  );
}

interface RowsProps {
  readonly shown: ShownRecords;
  readonly wish: RecordsWish;
  readonly keys: ListKeys;
  readonly mayMap: boolean;
  readonly onAsk: AskAbout;
}

function Rows({ shown, wish: { kind }, keys, mayMap, onAsk }: RowsProps) {
  const { rows, picked, query } = shown;
  const handlers = useRowHandlers({
    onFocus: (record) => keys.setAt(rows.indexOf(record)),
    onPick: shown.pick,
    onChoose: shown.choose,
    onToggle: keys.toggle,
    onAsk,
    onAct: (what, record) => shown.actOn(what, [record]),
  });
  if (rows.length === 0) return null;
  return (
    <>
      <ol className={classes['list']} ref={keys.setList} aria-label={`${kindWords[kind].title} of the tool`}>
        {rows.map((record, index) => (
          <RecordRow
            key={record.sourceKey}
            kind={kind}
            record={record}
            isHere={index === keys.at}
            isFirst={keys.at < 0 && index === 0}
            isPicked={picked.has(record.sourceKey)}
            isOpen={keys.open === record.sourceKey}
            mayMap={mayMap}
            handlers={handlers}
          />
        ))}
      </ol>
      {query.hasNextPage ? (
        <Group justify="center">
          <Button size="xs" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </Group>
      ) : null}
    </>
  );
}
