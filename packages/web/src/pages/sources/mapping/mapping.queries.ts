import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import type { CallAnswer, CallInput } from '../../../api/route-types.ts';
import type { SourcePlace } from '../sources.queries.ts';

/** How the mapping of a source stands. */
export type MappingStanding = CallAnswer<'mapping.show'>;
/** A record of a source with its link and its candidates. */
export type MappedRecord = CallAnswer<'mapping.list'>['items'][number];
/** What a record may be. */
export type MappingCandidate = MappedRecord['candidates'][number];
/** A record of HaloPSA to link to. */
export type MappingTarget = CallAnswer<'mapping.targets'>['items'][number];
/** One act. */
export type MappingBatch = CallAnswer<'mapping.batches'>['items'][number];
/** What an act came to. */
export type MappingOutcome = CallAnswer<'mapping.link'>;
/** How a source is mapped. */
export type MappingSettings = CallAnswer<'mapping.settings'>;
/** Settings that are to change. */
export type MappingSettingsPatch = NonNullable<CallInput<'mapping.save-settings'>['body']>;
/** What is mapped. */
export type MappingKind = keyof MappingStanding['counts'] & string;
/** Where a record stands. */
export type MappingTabName = MappedRecord['tab'];

/** Which records. */
export interface RecordsWish {
  readonly kind: MappingKind;
  readonly list: MappingTabName;
  readonly text: string | undefined;
}

/** How many records come at once: the next page is fetched well before the last of them is reached. */
const pageSize = 60;
const lookEveryMs = 10_000;

/** The key of everything about the mapping of a source. */
export const mappingKey = ({ workspaceId, sourceId }: SourcePlace) => ['mapping', workspaceId, sourceId] as const;

/** Counts, devices that are left out and the checklist. Devices follow their companies in the background, so it is asked for now and then. */
export const standingQuery = (params: SourcePlace) =>
  queryOptions({
    queryKey: [...mappingKey(params), 'standing'],
    queryFn: ({ signal }) => call('mapping.show', { params }, { signal }),
    refetchInterval: lookEveryMs,
  });

/** Records of a list, page after page. What was decided does not shift the rest: pages go by the last record, not by a number. */
export const recordsQuery = (params: SourcePlace, { kind, list, text }: RecordsWish) =>
  infiniteQueryOptions({
    queryKey: [...mappingKey(params), 'records', kind, list, text ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call(
        'mapping.list',
        {
          params,
          query: {
            ...{ kind, tab: list, limit: pageSize, sort: list === 'suggested' ? 'score' : 'name' },
            ...(text === undefined ? {} : { text }),
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Rows that go away under the reader's hands would lose their place.
    refetchOnWindowFocus: false,
    refetchOnMount: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** Records of HaloPSA whose names hold a text. */
export const targetsQuery = (params: SourcePlace, query: NonNullable<CallInput<'mapping.targets'>['query']>) =>
  queryOptions({
    queryKey: [...mappingKey(params), 'targets', query],
    queryFn: async ({ signal }) => (await call('mapping.targets', { params, query }, { signal })).items,
    placeholderData: keepPreviousData,
  });

/** The tool's names of the sites of a company. */
export const companySitesQuery = (params: SourcePlace, companyId: string) =>
  queryOptions({
    queryKey: [...mappingKey(params), 'sites', companyId],
    queryFn: async ({ signal }) => (await call('mapping.sites', { params, query: { companyId } }, { signal })).items,
  });

/** What was done, newest first. */
export const batchesQuery = (params: SourcePlace, cursor: string | undefined) =>
  queryOptions({
    queryKey: [...mappingKey(params), 'batches', cursor ?? ''],
    queryFn: ({ signal }) =>
      call('mapping.batches', { params, query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } }, { signal }),
  });

export const mappingSettingsQuery = (params: SourcePlace) =>
  queryOptions({
    queryKey: [...mappingKey(params), 'settings'],
    queryFn: ({ signal }) => call('mapping.settings', { params }, { signal }),
  });

/** So many suggestions are looked at to say how many are above a score. */
const mostScores = 5_000;

/** The scores of what is suggested, the highest first, and whether these are all. */
export const scoresQuery = (params: SourcePlace, kind: MappingKind) =>
  queryOptions({
    queryKey: [...mappingKey(params), 'scores', kind],
    queryFn: async ({ signal }) => {
      const scores: number[] = [];
      let cursor: string | null = null;
      do {
        const page: CallAnswer<'mapping.list'> = await call(
          'mapping.list',
          { params, query: { kind, tab: 'suggested', sort: 'score', limit: 200, ...(cursor === null ? {} : { cursor }) } },
          { signal },
        );
        scores.push(...page.items.map(({ score }) => score ?? 0));
        cursor = page.nextCursor;
      } while (cursor !== null && scores.length < mostScores);
      return { scores, isWhole: cursor === null };
    },
    staleTime: 0,
  });
