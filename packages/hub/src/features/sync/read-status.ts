import type { ConnectionStatus, EntityStatus } from '../../engine/sync/progress.ts';
import type { SyncEntity } from '../../engine/sync/sync-context.ts';
import type { Store } from '../../store/database.ts';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { countMirrorRows } from '../../store/rows/mirror-rows.ts';
import { countRowIssues } from '../../store/rows/sync-issue-rows.ts';
import { countParents } from '../../store/rows/sync-parent-rows.ts';
import { listSyncStates } from '../../store/rows/sync-state-rows.ts';

export interface StatusDeps {
  readonly store: Store;
  readonly workspaceId: number;
  readonly entities: readonly SyncEntity[];
}

/** What the mirror of one connection holds now, per entity, in the catalogue's order. */
export async function readConnectionStatus(
  deps: StatusDeps,
  connection: ConnectionStatus['connection'],
  chosen: readonly string[] | null,
): Promise<ConnectionStatus> {
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      const states = new Map((await listSyncStates(db, connection.id)).map((state) => [state.entity, state]));
      const issues = await countRowIssues(db, connection.id);
      const byName = new Map(deps.entities.map((entity) => [entity.halo.name, entity]));
      const entities: EntityStatus[] = [];
      for (const { halo } of deps.entities) {
        const table = mirrorTableOf(halo);
        if (chosen !== null && !chosen.includes(table.table)) continue;
        const counts = await countMirrorRows(db, table, connection.id);
        const parent = halo.source.by === 'list' ? undefined : byName.get(halo.source.parent)?.halo;
        // Rows that stand inside others are as fresh and as complete as those.
        const state = states.get(halo.source.by === 'embedded' && parent ? mirrorTableOf(parent).table : table.table);
        const progress =
          halo.source.by === 'parent' && parent
            ? await countParents(db, mirrorTableOf(parent), { connectionId: connection.id, entity: table.table })
            : null;
        entities.push({
          entity: table.table,
          title: halo.titlePlural,
          rows: counts.rows,
          deleted: counts.deleted,
          quarantined: issues.get(table.table) ?? 0,
          recordCount: halo.source.by === 'list' ? (state?.recordCount ?? null) : null,
          complete: progress ? progress.total > 0 && progress.done === progress.total : (state?.isComplete ?? false),
          lastSuccessAt: state?.lastSuccessAt?.toISOString() ?? null,
          state: state?.state ?? 'never',
          message: state?.message ?? null,
          progress,
        });
      }
      return { connection, entities };
    },
    { readOnly: true },
  );
}
