import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer, CallInput } from '../../api/route-types.ts';
import { listOf, textOf, type UrlSearch } from '../../frame/url-state.ts';

/** A row of the audit. */
export type AuditRow = CallAnswer<'audit.list'>['items'][number];

/** Which rows: what the address says, as the hub takes it. */
export type AuditFilter = NonNullable<CallInput<'audit.facets'>['query']>;

const results = ['done', 'refused', 'failed'] as const;

/** The filter that the address says. Days are those of the reader's zone; the last one is meant to its end. */
export function filterOf(search: UrlSearch): AuditFilter {
  const list = (name: string) => (listOf(search, name).length === 0 ? {} : { [name]: [...listOf(search, name)] });
  const result = results.filter((one) => listOf(search, 'result').includes(one));
  const since = instantOf(textOf(search, 'since'), 0);
  const until = instantOf(textOf(search, 'until'), 1);
  return {
    ...list('actor'),
    ...list('verb'),
    ...list('subject'),
    ...(result.length === 0 ? {} : { result }),
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
  };
}

/** Midnight before a day, in the reader's zone, some days on; null: that is no day. @param day `2026-03-01` */
function instantOf(day: string | undefined, daysOn: number): string | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '');
  if (!parts) return null;
  const [, year, month, date] = parts.map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysOn).toISOString();
}

export const auditQuery = (workspaceId: number, filter: AuditFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['audit', workspaceId, filter, cursor],
    queryFn: ({ signal }) =>
      call(
        'audit.list',
        { params: { workspaceId }, query: { ...filter, ...(cursor === undefined ? {} : { cursor }) } },
        { signal },
      ),
  });

export const facetsQuery = (workspaceId: number, filter: AuditFilter) =>
  queryOptions({
    queryKey: ['audit', workspaceId, 'facets', filter],
    queryFn: ({ signal }) => call('audit.facets', { params: { workspaceId }, query: filter }, { signal }),
  });
