import { nameOfClient } from './ChangeFilters.tsx';
import type { PlannedChange } from './plans.queries.ts';

/** Changes of one client. */
export interface ClientChanges {
  readonly key: string;
  readonly id: number | null;
  readonly title: string;
  readonly changes: readonly PlannedChange[];
}

/** Changes by client, in the order in which the clients first come; within a client in the order of the plan. */
export function groupByClient(changes: readonly PlannedChange[]): readonly ClientChanges[] {
  const groups = new Map<number | null, PlannedChange[]>();
  for (const change of changes) {
    const group = groups.get(change.clientId) ?? [];
    group.push(change);
    groups.set(change.clientId, group);
  }
  return [...groups].map(([id, of]) => ({
    key: String(id),
    id,
    title: nameOfClient(id, of[0]?.clientName ?? null),
    changes: of,
  }));
}
