import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';
import { type TableWish, toQuery, toQuestion } from './table-wish.ts';

/** A saved view of a table. */
export type SavedView = CallAnswer<'views.list'>['items'][number];
/** An export that is made in the background. */
export type ExportJob = CallAnswer<'exports.list'>['items'][number];

/** Which table. */
export interface TablePlace extends MirrorPlace {
  readonly entity: string;
}

/** One page of a table. */
export const recordsQuery = (params: TablePlace, wish: TableWish, columns: readonly string[]) =>
  queryOptions({
    queryKey: ['records', params, wish, columns],
    queryFn: ({ signal }) =>
      call(
        'records.list',
        {
          params,
          query: { ...toQuery(wish), columns: columns.join(','), cursor: wish.cursor, limit: 100, withTotal: 'true' },
        },
        { signal },
      ),
  });

/** Your views of a table, and those that are shared. */
export const viewsQuery = (workspaceId: number, entity: string) =>
  queryOptions({
    queryKey: ['views', workspaceId, entity],
    queryFn: async ({ signal }) => (await call('views.list', { params: { workspaceId }, query: { entity } }, { signal })).items,
  });

const isGoing = ({ state }: ExportJob) => state === 'waiting' || state === 'running';

/** Your exports of the last day; asked every second while one is being made. */
export const exportsQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['exports', workspaceId],
    queryFn: async ({ signal }) => (await call('exports.list', { params: { workspaceId } }, { signal })).items,
    refetchInterval: ({ state }) => (state.data?.some(isGoing) ? 1000 : false),
  });

export interface ExportOrder {
  readonly place: TablePlace;
  readonly format: ExportJob['format'];
  readonly wish: TableWish;
  readonly columns: readonly string[];
}

/** Has a table made into a file in the background. */
export function requestExport({ place, format, wish, columns }: ExportOrder): Promise<ExportJob> {
  const { entity, ...params } = place;
  return call('exports.request', { params, body: { entity, format, question: toQuestion(wish, columns) } });
}

/** What a view is saved with. */
export interface ViewDraft {
  readonly name: string;
  readonly isShared: boolean;
  readonly isDefault: boolean;
}

/** Saves a new view, or one of your own anew. */
export function saveView(
  { workspaceId, entity }: TablePlace,
  {
    id,
    draft,
    wish,
    columns,
  }: { readonly id: number | null; readonly draft: ViewDraft; readonly wish: TableWish; readonly columns: readonly string[] },
): Promise<SavedView> {
  const body = { ...draft, entity, question: toQuestion(wish, columns) };
  return id === null
    ? call('views.create', { params: { workspaceId }, body })
    : call('views.change', { params: { workspaceId, viewId: id }, body });
}

export const removeView = (workspaceId: number, viewId: number) => call('views.remove', { params: { workspaceId, viewId } });
