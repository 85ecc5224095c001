import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { type DriftFilter, listSchemaDrift, type SchemaDrift } from '../../store/rows/schema-drift-rows.ts';
import type { DriftDeps } from './drift-deps.ts';
import { explainDrift } from './explain-drift.ts';

/** A change of what Halo sends, with what it means here. */
export interface ToldDrift extends SchemaDrift {
  /** The column of the mirror that is read from the field; null: none is. */
  readonly column: string | null;
  readonly sentence: string;
  readonly remedy: string;
}

/** What Halo sends otherwise than it did; without `all` only what nobody has acknowledged and what has not mended itself. */
export async function listDrift(
  { store, workspaceId, entities }: Pick<DriftDeps, 'store' | 'workspaceId' | 'entities'>,
  filter: DriftFilter,
): Promise<readonly ToldDrift[]> {
  const found = await store.inWorkspace(workspaceId, (db) => listSchemaDrift(db, filter), { readOnly: true });
  const byTable = new Map(entities.map(({ halo }) => [mirrorTableOf(halo).table, halo]));
  return found.map((drift) => {
    const halo = byTable.get(drift.entity);
    const column = halo && mirrorTableOf(halo).columns.find(({ field }) => halo.fields[field]?.wire === drift.field);
    const told = { ...drift, column: column?.column ?? null };
    return { ...told, ...explainDrift(told) };
  });
}
