import type { PresentRecord, RecordVersion, VersionContent } from '../../store/rows/record-version-rows.ts';

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

/** All versions of a record, oldest first; the last one holds now. */
export function showVersions(
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
