import type { RecordFilter } from '@sundog/api';
import type { ReactNode } from 'react';
import { RouterLink } from '../ui/RouterLink.tsx';
import type { MirrorPlace } from './mirror.queries.ts';
import { writeFilters } from './record-filters.ts';

interface ListLinkProps {
  readonly place: MirrorPlace;
  readonly entity: string;
  readonly filters: readonly RecordFilter[];
  /** Null: the order of the table. */
  readonly sort: string | null;
  readonly fz?: string;
  readonly fw?: number;
  readonly children: ReactNode;
}

/** Leads to the table of exactly the records that these filters leave. */
export function ListLink({ place, entity, filters, sort, children, ...look }: ListLinkProps) {
  const params = { workspaceId: String(place.workspaceId), connectionId: String(place.connectionId), entity };
  const search = { filters: writeFilters(filters), sort: sort ?? undefined, view: 'none' };
  return (
    <RouterLink to="/w/$workspaceId/data/$connectionId/$entity" params={params} search={search as never} fz="sm" {...look}>
      {children}
    </RouterLink>
  );
}
