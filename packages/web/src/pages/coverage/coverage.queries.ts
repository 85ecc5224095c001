import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';

/** How well sources and HaloPSA cover each other at one client. */
export type ClientCoverage = CallAnswer<'coverage.show'>['clients'][number];
/** A device or an asset that the other side does not have, or that nobody has seen for long. */
export type UncoveredRow = CallAnswer<'coverage.list'>['items'][number];
/** Assets that are one machine, by what they share. */
export type DuplicateAssets = CallAnswer<'coverage.duplicates'>['items'][number];

/** What can be looked at by row. */
export const uncoveredKinds = ['source-only', 'halo-only', 'stale'] as const;
export type UncoveredKind = (typeof uncoveredKinds)[number];

/** What of the coverage stands in the address. */
export interface CoverageWish {
  readonly kind: UncoveredKind;
  /** 0: of companies that are not mapped; absent: of all clients. */
  readonly clientId?: number;
  readonly cursor?: string;
}

export const coverageQuery = (params: MirrorPlace) =>
  queryOptions({
    queryKey: ['coverage', params],
    queryFn: ({ signal }) => call('coverage.show', { params }, { signal }),
  });

export const uncoveredQuery = (params: MirrorPlace, query: CoverageWish) =>
  queryOptions({
    queryKey: ['uncovered', params, query],
    queryFn: ({ signal }) => call('coverage.list', { params, query }, { signal }),
    placeholderData: keepPreviousData,
  });

export const duplicatesQuery = (params: MirrorPlace, query: Omit<CoverageWish, 'kind'>) =>
  queryOptions({
    queryKey: ['duplicates', params, query],
    queryFn: ({ signal }) => call('coverage.duplicates', { params, query }, { signal }),
  });

/** Every row of a kind, page after page, for a file. */
export async function readUncovered(params: MirrorPlace, wish: CoverageWish): Promise<readonly UncoveredRow[]> {
  const rows: UncoveredRow[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { ...wish, limit: 200, ...(cursor === undefined ? {} : { cursor }) };
    const page = await call('coverage.list', { params, query });
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows;
}

/** Plans the merge of two assets. */
export const planMerge = (params: MirrorPlace, body: { readonly keep: number; readonly drop: number }) =>
  call('coverage.merge', { params, body });
