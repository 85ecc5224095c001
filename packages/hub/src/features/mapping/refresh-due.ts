import type { VerbDeps } from '../../engine/verb.ts';
import { listSourceRows } from '../../store/rows/source-rows.ts';
import { refreshMapping } from './refresh-mapping.ts';

/** What the schedule refreshed, in figures. */
export interface DueRefresh {
  readonly linked: number;
  readonly suspended: number;
  readonly healed: number;
  readonly newcomers: number;
}

/** Looks at both sides of every source of a connection that is read. @throws the first error, once every source had its turn */
export async function refreshDue(deps: VerbDeps, { connectionId }: { readonly connectionId: number }): Promise<DueRefresh> {
  const rows = await deps.store.inWorkspace(deps.workspaceId, (db) => listSourceRows(db), { readOnly: true });
  const total = { linked: 0, suspended: 0, healed: 0, newcomers: 0 };
  const errors: unknown[] = [];
  for (const row of rows.filter((one) => one.connectionId === connectionId && one.state !== 'removed' && one.pausedAt === null)) {
    try {
      const { linked, suspended, healed, newcomers } = await refreshMapping(deps, { source: `#${row.id}` });
      total.linked += linked;
      total.suspended += suspended;
      total.healed += healed;
      total.newcomers += newcomers;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return total;
}
