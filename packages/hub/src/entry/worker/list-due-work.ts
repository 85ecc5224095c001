import { entities } from '../../catalog/entities/index.ts';
import type { SetupDeps } from '../../features/setup/setup-deps.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import type { ConnectionRow } from '../../store/rows/connection-rows.ts';
import { listEntityRefusals } from '../../store/rows/refusal-rows.ts';
import { listSyncStates } from '../../store/rows/sync-state-rows.ts';
import { type DueEntities, findDueEntities } from './due-entities.ts';

/** What of a connection the schedule should read now, by what was read last and what Halo refused. */
export async function listDueWork(
  { store, workspaceId, clock }: Pick<SetupDeps, 'store' | 'workspaceId' | 'clock'>,
  row: Pick<ConnectionRow, 'id' | 'entities' | 'fullEveryHours'>,
): Promise<DueEntities> {
  const [states, refusals] = await store.inWorkspace(
    workspaceId,
    async (db) => [await listSyncStates(db, row.id), await listEntityRefusals(db, row.id)] as const,
    { readOnly: true },
  );
  const refusedAt = new Map(refusals.map(({ entity, at }) => [entity, at]));
  const chosen = entities.filter(({ table }) => row.entities === null || row.entities.includes(table));
  const scheduled = chosen.map((entity) => ({
    ...entity,
    isEmbedded: entity.halo.source.by === 'embedded',
    parentTable: entity.parent === null ? null : toTableName(entity.parent),
  }));
  return findDueEntities(scheduled, states, { now: clock.now(), fullEveryHours: row.fullEveryHours, refusedAt });
}
