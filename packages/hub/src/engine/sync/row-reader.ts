import { compileListDecoder, type HaloEntity, type HaloRow } from '@sundog/halo';
import { type MirrorTable, mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import type { MirrorRow, MirrorValue } from '../../store/rows/mirror-row.ts';
import type { NewSyncIssue } from '../../store/rows/sync-issue-rows.ts';
import type { SyncNote } from '../../store/rows/sync-note-rows.ts';
import { compileContentHash } from './content-hash.ts';
import { compileRowIssue, notARow } from './row-issue.ts';

/** Rows of Halo made ready for their mirror table. */
export interface ReadRows {
  /** No two with the same key: of duplicates the last one stays. */
  readonly rows: readonly MirrorRow[];
  readonly duplicates: number;
  /** Rows whose key cannot be read, and members of the list that are no rows. */
  readonly unreadable: number;
  /** What could not be kept, whole: the unreadable ones, and of two different rows with one key the first. */
  readonly issues: readonly NewSyncIssue[];
  readonly notes: readonly SyncNote[];
  /** The greatest value of the change field, ISO 8601, where the entity has one. */
  readonly newestChange: string | null;
  /** The change field of every row in the order it came; null where there is none. */
  readonly changes: readonly (string | null)[];
}

export interface RowReader {
  readonly table: MirrorTable;
  read(rows: readonly HaloRow[], notRows?: readonly unknown[]): ReadRows;
}

const readers = new WeakMap<HaloEntity, RowReader>();

/** The reader of an entity's rows, compiled once. */
export function rowReaderOf(entity: HaloEntity): RowReader {
  const known = readers.get(entity);
  if (known) return known;
  const reader = compileRowReader(entity);
  readers.set(entity, reader);
  return reader;
}

function compileRowReader(entity: HaloEntity): RowReader {
  const table = mirrorTableOf(entity);
  const decode = compileListDecoder(entity);
  const fields = Object.keys(entity.fields);
  const keyPositions = table.key.map(({ field }) => fields.indexOf(field));
  const columnPositions = table.columns.map(({ field }) => fields.indexOf(field));
  const hashOf = compileContentHash(entity);
  const issueOf = compileRowIssue(entity);
  const parentPosition = entity.source.by === 'list' ? -1 : fields.indexOf(entity.source.parentField);
  const changePosition = entity.incremental.by === 'newest-first' ? fields.indexOf(entity.incremental.field) : -1;

  return {
    table,
    read(haloRows, notRows = []) {
      const byKey = new Map<string, MirrorRow>();
      const notes = new Map<string, { field: string; problem: string; times: number; sampleKey: string | null }>();
      const issues: NewSyncIssue[] = notRows.map((value) => issueOf(notARow(value)));
      const changes: (string | null)[] = [];
      let newestChange: string | null = null;
      let unreadable = notRows.length;
      let duplicates = 0;
      for (const haloRow of haloRows) {
        const decoded = decode(haloRow);
        const parentKey = (decoded.values[parentPosition] as number | null | undefined) ?? null;
        if (decoded.unreadable !== null) {
          unreadable += 1;
          issues.push(issueOf({ code: 'unreadable-key', sentence: decoded.unreadable, raw: haloRow.raw, parentKey }));
          changes.push(null);
          continue;
        }
        const key = keyPositions.map((position) => decoded.values[position] as string | number);
        const keyText = key.join(':');
        for (const note of decoded.notes) {
          const id = `${note.field} ${note.problem}`;
          const counted = notes.get(id) ?? { field: note.field, problem: note.problem, times: 0, sampleKey: keyText };
          counted.times += 1;
          notes.set(id, counted);
        }
        const change = (decoded.values[changePosition] as string | null | undefined) ?? null;
        changes.push(change);
        if (change !== null && (newestChange === null || change > newestChange)) newestChange = change;
        const values = columnPositions.map((position) => decoded.values[position] as MirrorValue);
        const other = byKey.get(keyText);
        if (other) duplicates += 1;
        if (other && other.raw !== haloRow.raw)
          issues.push(
            issueOf({
              code: 'duplicate-key',
              sentence: `Another row of this page has the same key (${keyText}); that one is kept.`,
              raw: other.raw,
              parentKey,
            }),
          );
        byKey.set(keyText, { key, values, raw: haloRow.raw, hash: hashOf(haloRow.raw) });
      }
      return {
        rows: [...byKey.values()],
        duplicates,
        unreadable,
        issues,
        notes: [...notes.values()],
        newestChange,
        changes,
      };
    },
  };
}
