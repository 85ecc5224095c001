import { HistoryDeletedError } from '../../foundation/errors/history-deleted.ts';
import { RecordNeverSeenError } from '../../foundation/errors/record-never-seen.ts';
import {
  findHistoryHorizon,
  findPresentRecord,
  listRecordVersions,
  type PresentRecord,
  type RecordVersion,
  type VersionContent,
} from '../../store/rows/record-version-rows.ts';
import { type HistoryDeps, readKeptEntity } from './history-deps.ts';

/** A version of a record as it is shown. */
export interface ShownVersion {
  readonly validFrom: Date;
  /** Null: it holds now. */
  readonly validTo: Date | null;
  /** Kept fields by their column names; null: the record was gone. */
  readonly content: VersionContent;
  /** Columns in which it differs from the version before; none in the first one, and where one of the two is gone. */
  readonly changed: readonly string[];
  /** What began it. */
  readonly begunBy: 'first-seen' | 'change' | 'deletion' | 'revival';
  /** How its begin is known: Halo's own date of the change, or when the hub saw it. */
  readonly begunKnownBy: 'halo' | 'seen';
  /** The pass that found it; null: a look at one record, or not known. */
  readonly passId: number | null;
}

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
  const versions = toShown(present, { ended, deletedBefore });
  return {
    entity: name,
    key,
    deletedBefore,
    versions: asOf
      ? versions.filter(({ validFrom, validTo }) => validFrom <= asOf && (validTo === null || asOf < validTo))
      : versions,
  };
}

function toShown(
  present: PresentRecord,
  { ended, deletedBefore }: { readonly ended: readonly RecordVersion[]; readonly deletedBefore: Date | null },
): readonly ShownVersion[] {
  const oldest = deletedBefore && deletedBefore > present.firstSeenAt ? deletedBefore : present.firstSeenAt;
  const last = ended.at(-1);
  const all = [...ended, { validFrom: last?.validTo ?? oldest, validTo: null, content: present.content }];
  return all.map(({ validFrom, validTo, content }, index) => {
    const before = ended[index - 1];
    return {
      validFrom,
      validTo,
      content,
      changed: before ? differing(before.content, content) : [],
      begunBy: before?.endedBy ?? 'first-seen',
      begunKnownBy: before?.endKnownBy ?? 'seen',
      passId: before?.passId ?? null,
    };
  });
}

/** What only one of the two knows is no change: the kept fields of an entity may have grown since. */
function differing(before: VersionContent, after: VersionContent): readonly string[] {
  if (before === null || after === null) return [];
  return Object.keys(after).filter((name) => name in before && before[name] !== after[name]);
}
