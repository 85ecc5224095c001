import type { Db } from '../../store/database.ts';
import { listHistoryChoices } from '../../store/rows/history-choice-rows.ts';
import { countVersions, findHistoryHorizon } from '../../store/rows/record-version-rows.ts';
import { type HistoryDeps, listKeptEntities } from './history-deps.ts';

/** How long the versions of an entity are kept in a connection, and what there is. */
export interface Retention {
  readonly entity: string;
  /** Days after a version's end; null: for good. */
  readonly keepDays: number | null;
  /** Whether a person chose that. */
  readonly isChosen: boolean;
  readonly versions: number;
  /** When the oldest kept version ended; null: there is none. */
  readonly oldestEnd: Date | null;
  /** Versions that ended before this moment were deleted; null: none were. */
  readonly deletedBefore: Date | null;
}

/** The retention of every entity that has a history. */
export async function listRetention(
  deps: Pick<HistoryDeps, 'store' | 'workspaceId' | 'entities'>,
  connectionId: number,
): Promise<readonly Retention[]> {
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      const counts = new Map((await countVersions(db, connectionId)).map((row) => [row.entity, row]));
      const retentions: Retention[] = [];
      for (const { entity, ...kept } of await listKeeping(db, deps, connectionId))
        retentions.push({
          entity,
          ...kept,
          versions: counts.get(entity)?.versions ?? 0,
          oldestEnd: counts.get(entity)?.oldestEnd ?? null,
          deletedBefore: await findHistoryHorizon(db, connectionId, entity),
        });
      return retentions;
    },
    { readOnly: true },
  );
}

/** For how many days what is kept: as chosen, else as the definitions say. */
export async function listKeeping(
  db: Db,
  deps: Pick<HistoryDeps, 'entities'>,
  connectionId: number,
): Promise<readonly Pick<Retention, 'entity' | 'keepDays' | 'isChosen'>[]> {
  const choices = new Map((await listHistoryChoices(db, connectionId)).map((choice) => [choice.entity, choice]));
  return listKeptEntities(deps).map(({ table, keepDays }) => {
    const choice = choices.get(table.table);
    return { entity: table.table, keepDays: choice ? choice.keepDays : keepDays, isChosen: choice !== undefined };
  });
}
