import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SourcePlace } from '../sources.queries.ts';
import { actSentence, keyOf } from './act-sentence.ts';
import { type MappedRecord, type RecordsWish, recordsQuery } from './mapping.queries.ts';
import { useMappingActs } from './use-mapping-acts.ts';

/** The next page is fetched when so few rows are left. */
const fewLeft = 30;

/** The records of a list as they are shown, which of them are selected, and what can be done with them. */
export function useRecordList(place: SourcePlace, wish: RecordsWish) {
  const { kind } = wish;
  const query = useInfiniteQuery(recordsQuery(place, wish));
  const acts = useMappingActs(place);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const loaded = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const rows = loaded.filter(({ sourceKey }) => !acts.decided.has(sourceKey));
  const total = Math.max(rows.length, (query.data?.pages.at(-1)?.total ?? 0) - (loaded.length - rows.length));
  const pickNone = () => setPicked(new Set());
  return {
    query,
    acts,
    rows,
    /** How many there are on all pages. */
    total,
    picked,
    chosen: rows.filter(({ sourceKey }) => picked.has(sourceKey)),
    pickNone,
    pick: ({ sourceKey }: MappedRecord) =>
      setPicked((now) =>
        now.has(sourceKey) ? new Set([...now].filter((one) => one !== sourceKey)) : new Set([...now, sourceKey]),
      ),
    /** Links a record to one of its candidates. @param index from 0 */
    choose: (record: MappedRecord, index: number) => {
      const candidate = record.candidates[index];
      if (!candidate) return;
      const keys = [keyOf(kind, record)];
      // The likeliest of what nobody has decided keeps its evidence.
      const isConfirmed = index === 0 && record.link === null;
      acts.act(
        isConfirmed ? { what: 'confirm', keys } : { what: 'link', keys, haloKey: candidate.haloKey },
        actSentence('Linked', [record], candidate.name ?? `#${candidate.haloKey}`),
      );
    },
    /** Does the same with several records, as one act. */
    actOn: (what: 'confirm' | 'unlink' | 'restore', records: readonly MappedRecord[]) => {
      const verb = { confirm: 'Linked', unlink: 'Unlinked', restore: 'Restored' }[what];
      acts.act({ what, keys: records.map((one) => keyOf(kind, one)) }, actSentence(verb, records));
      pickNone();
    },
  };
}

/** See {@link useRecordList}. */
export type ShownRecords = ReturnType<typeof useRecordList>;

/** Fetches the next page before the last row is reached. @param at index of the row on which somebody is */
export function useNextPage({ query, rows }: ShownRecords, at: number): void {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const isWanted = data !== undefined && hasNextPage && !isFetchingNextPage && rows.length - at < fewLeft;
  useEffect(() => {
    if (isWanted) void fetchNextPage();
  }, [isWanted, fetchNextPage]);
}
