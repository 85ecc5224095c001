import type { ReactNode } from 'react';
import { RouterLink } from '../ui/RouterLink.tsx';
import type { MirrorPlace } from './mirror.queries.ts';

interface RecordLinkProps {
  readonly place: MirrorPlace;
  readonly entity: string;
  readonly recordKey: string;
  readonly fz?: string;
  /** `always`: within a sentence, where colour alone would tell it. */
  readonly underline?: 'always';
  readonly children: ReactNode;
}

/** Leads to the page of a record. A press on it does not also open the row that it stands in. */
export function RecordLink({ place, entity, recordKey, fz = 'sm', underline, children }: RecordLinkProps) {
  const params = {
    workspaceId: String(place.workspaceId),
    connectionId: String(place.connectionId),
    entity,
    recordKey,
  };
  return (
    <RouterLink
      to="/w/$workspaceId/data/$connectionId/$entity/$recordKey"
      params={params}
      fz={fz}
      {...(underline ? { underline } : {})}
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </RouterLink>
  );
}
