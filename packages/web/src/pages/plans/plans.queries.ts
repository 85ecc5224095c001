import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer, CallInput } from '../../api/route-types.ts';

/** A plan in the list. */
export type PlanSummary = CallAnswer<'plans.list'>['items'][number];
/** A plan for review. */
export type PlanReview = CallAnswer<'plans.show'>;
/** One change of a plan. */
export type PlannedChange = CallAnswer<'plans.changes'>['items'][number];
/** Which changes, as the address of the API says it. */
export type ChangesWish = NonNullable<CallInput<'plans.changes'>['query']>;

/** Where a plan is. */
export interface PlanPlace {
  readonly workspaceId: number;
  readonly planId: number;
}

/** How often a plan that is being applied is asked for, in milliseconds. */
const lookEveryMs = 1_000;

export const plansQuery = (workspaceId: number, query: NonNullable<CallInput<'plans.list'>['query']>) =>
  queryOptions({
    queryKey: ['plans', workspaceId, 'list', query],
    queryFn: ({ signal }) => call('plans.list', { params: { workspaceId }, query }, { signal }),
  });

/** A plan; while somebody applies it, or another on its connection, it is asked for each second. */
export const planQuery = (params: PlanPlace) =>
  queryOptions({
    queryKey: ['plans', params.workspaceId, params.planId],
    queryFn: ({ signal }) => call('plans.show', { params }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data && (data.state === 'applying' || data.isConnectionBusy) ? lookEveryMs : false,
  });

/** A page of changes. @param moment another whenever what came of them may be: it is asked for again, and what stood there stays meanwhile */
export const planChangesQuery = (params: PlanPlace, query: ChangesWish, moment: string) =>
  queryOptions({
    queryKey: ['plans', params.workspaceId, params.planId, 'changes', query, moment],
    queryFn: ({ signal }) => call('plans.changes', { params, query }, { signal }),
    placeholderData: keepPreviousData,
  });
