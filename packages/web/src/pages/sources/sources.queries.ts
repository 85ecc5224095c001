import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';

/** A source in the list. */
export type SourceSummary = CallAnswer<'sources.list'>['items'][number];
/** A source with its settings and the newest rows that cannot be read. */
export type Source = CallAnswer<'sources.show'>;
/** One list of a source. */
export type SourceList = SourceSummary['lists'][number];
/** A tool that can be read, with its settings as fields. */
export type ConnectorDefinition = CallAnswer<'sources.connectors'>['items'][number];
/** One setting of a tool. */
export type ConnectorField = ConnectorDefinition['settings'][number];
/** What a check found. */
export type SourceCheck = CallAnswer<'sources.check'>;

/** Where a source is. */
export interface SourcePlace {
  readonly workspaceId: number;
  readonly sourceId: number;
}

/** How often a source is asked for while one of its lists is being read, in milliseconds. */
const whileReadMs = 1_000;
const whileQuietMs = 15_000;

const pace = (lists: readonly SourceList[] | undefined) => (lists && isBeingRead(lists) ? whileReadMs : whileQuietMs);

/** Whether a list is being read now. */
export function isBeingRead(lists: readonly SourceList[]): boolean {
  return lists.some(({ lastPass }) => lastPass?.state === 'running');
}

/** Every source that the person may see. */
export const sourcesQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['sources', workspaceId, 'list'],
    queryFn: async ({ signal }) => (await call('sources.list', { params: { workspaceId } }, { signal })).items,
    refetchInterval: ({ state: { data } }) => pace(data?.flatMap(({ lists }) => lists)),
  });

/** One source; while it is read it is asked for each second. */
export const sourceQuery = (params: SourcePlace) =>
  queryOptions({
    queryKey: ['sources', params.workspaceId, params.sourceId],
    queryFn: ({ signal }) => call('sources.show', { params }, { signal }),
    refetchInterval: ({ state: { data } }) => pace(data?.lists),
  });

/** The tools that can be read. They change with the hub's version alone. */
export const connectorsQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['connectors', workspaceId],
    queryFn: async ({ signal }) => (await call('sources.connectors', { params: { workspaceId } }, { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
