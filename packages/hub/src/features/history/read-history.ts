import { type ShownVersion, showVersions } from '../../engine/history/show-versions.ts';
import { HistoryDeletedError } from '../../foundation/errors/history-deleted.ts';
import { RecordNeverSeenError } from '../../foundation/errors/record-never-seen.ts';
import { findHistoryHorizon, findPresentRecord, listRecordVersions } from '../../store/rows/record-version-rows.ts';
import { type HistoryDeps, readKeptEntity } from './history-deps.ts';

/** What is known of a record's past. */
export interface RecordHistory {
  readonly entity: string;
  readonly key: number;
  /** Oldest first; the last one holds now. */
  readonly versions: readonly ShownVersion[];
  /** Versions that ended before this moment were deleted; null: none were. */
  readonly deletedBefore: Date | null;
}

/** Which record. */
export interface HistoryQuestion {
  readonly connectionId: number;
  readonly entity: string;
  readonly key: number;
  /** Only what held at this moment: one version, or none where the record was not there yet. */
  readonly asOf?: Date;
}

type ReadDeps = Pick<HistoryDeps, 'store' | 'workspaceId' | 'entities'>;

/**
 * The versions of one record.
 * @throws UnknownEntityError, NoHistoryError, RecordNeverSeenError, HistoryDeletedError
 */
export async function readHistory(deps: ReadDeps, { connectionId, entity, key, asOf }: HistoryQuestion): Promise<RecordHistory> {
  const { table, columns } = readKeptEntity(deps, entity);
  const name = table.table;
  // One transaction, but not one snapshot: what is over is read after what is now, so that a change between the two shows twice, not never.
  const [present, ended, deletedBefore] = await deps.store.inWorkspace(
    deps.workspaceId,
    async (db) =>
      [
        await findPresentRecord(db, table, { connectionId, key, kept: columns }),
        await listRecordVersions(db, name, { connectionId, key }),
        await findHistoryHorizon(db, connectionId, name),
      ] as const,
    { readOnly: true },
  );
  if (present === null) throw new RecordNeverSeenError(name, key);
  if (asOf && deletedBefore && asOf < deletedBefore) throw new HistoryDeletedError(name, deletedBefore);
  const versions = showVersions(present, { ended, deletedBefore });
  return {
    entity: name,
    key,
    deletedBefore,
    versions: asOf
      ? versions.filter(({ validFrom, validTo }) => validFrom <= asOf && (validTo === null || asOf < validTo))
      : versions,
  };
}
