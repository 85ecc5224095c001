import type { HaloEntity, HaloPage, HaloRow } from '@sundog/halo';
import type { Db } from '../../store/database.ts';
import { rowsRefused } from '../../store/row-refusal.ts';
import { withoutOlder } from '../../store/rows/mirror-newer-rows.ts';
import { findKnownRows, type MirrorUpsert, tombstoneMissingChildren, upsertMirrorRows } from '../../store/rows/mirror-rows.ts';
import { type PackedRow, packRows, rawOf } from '../../store/rows/mirror-stage.ts';
import { clearParentIssues, clearRowIssues, type NewSyncIssue, recordSyncIssues } from '../../store/rows/sync-issue-rows.ts';
import { addSyncNotes } from '../../store/rows/sync-note-rows.ts';
import type { SeenPage } from '../../store/rows/sync-seen-rows.ts';
import { refusedRow } from './row-issue.ts';
import { type ReadRows, type RowReader, rowReaderOf } from './row-reader.ts';
import { nowOf, type SyncContext, type WritingContext } from './sync-context.ts';

/** What became of a batch of rows. */
export interface WrittenBatch {
  readonly read: number;
  readonly written: number;
  readonly quarantined: number;
  readonly newestChange: string | null;
}

/** Rows of one or more pages, decoded but not yet written. */
export interface Batch {
  readonly pages: readonly SeenPage[];
  readonly read: PackedRead;
  readonly received: number;
  readonly embedded: readonly EmbeddedRows[];
}

/** What a reader gave, its rows packed. */
export interface PackedRead extends Omit<ReadRows, 'rows'> {
  readonly rows: readonly PackedRow[];
  /** See {@link packRows}. */
  release(): void;
}

function pack({ table }: RowReader, read: ReadRows, askedAt: number): PackedRead {
  return { ...read, ...packRows(table, read.rows, askedAt) };
}

/** Gives the memory of a batch back, once it has been committed. */
export function releaseBatch({ read, embedded }: Batch): void {
  read.release();
  for (const part of embedded) part.read.release();
}

interface EmbeddedRows {
  readonly reader: RowReader;
  readonly parentField: string;
  readonly parents: readonly number[];
  readonly read: PackedRead;
}

/**
 * Decodes one page. CPU only: it can run while the batch before it is being written. Nothing of the parsed answer lives on in what it
 * returns, so that the pages that wait to be written are small.
 */
export function readPage(context: SyncContext, entity: HaloEntity, page: HaloPage): Batch {
  context.census?.look(page);
  const reader = rowReaderOf(entity);
  const all = reader.read(page.rows, page.notRows);
  // What a rule keeps out did come: it counts as received, in its place among the others, and only its content goes no further.
  const kept = context.rules.keep(entity, page.rows);
  const { rows, issues, notes } = kept === page.rows ? all : reader.read(kept, page.notRows);
  const read = pack(reader, { ...all, rows, issues, notes }, page.askedAt);
  return {
    pages: [
      {
        pageNo: page.pageNo,
        keys: all.rows.map((row) => row.key),
        unreadable: read.unreadable,
        duplicates: read.duplicates,
      },
    ],
    read,
    received: page.rows.length + page.notRows.length,
    embedded: context.embeddedIn(entity.name).map((child) => readEmbedded(child, kept, page.askedAt)),
  };
}

/** Makes one batch of several in their order: of rows with the same key the last one stays. */
export function joinBatches(batches: readonly Batch[]): Batch {
  return {
    pages: batches.flatMap(({ pages }) => pages),
    read: joinReads(batches.map(({ read }) => read)),
    received: batches.reduce((sum, { received }) => sum + received, 0),
    embedded: (batches[0]?.embedded ?? []).map((part, index) => {
      const parts = batches.flatMap(({ embedded }) => embedded[index] ?? []);
      return { ...part, parents: parts.flatMap(({ parents }) => parents), read: joinReads(parts.map(({ read }) => read)) };
    }),
  };
}

function joinReads(reads: readonly PackedRead[]): PackedRead {
  const rows = new Map<string, PackedRow>();
  for (const read of reads) for (const row of read.rows) rows.set(row.key.join(':'), row);
  return {
    rows: [...rows.values()],
    duplicates: reads.reduce((sum, read) => sum + read.duplicates, 0),
    unreadable: reads.reduce((sum, read) => sum + read.unreadable, 0),
    issues: reads.flatMap((read) => read.issues),
    notes: reads.flatMap((read) => read.notes),
    newestChange: reads.reduce<string | null>((newest, read) => later(newest, read.newestChange), null),
    changes: reads.flatMap((read) => read.changes),
    release: () => {
      for (const read of reads) read.release();
    },
  };
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function readEmbedded(child: HaloEntity, rows: readonly HaloRow[], askedAt: number): EmbeddedRows {
  const reader = rowReaderOf(child);
  const source = child.source;
  const parentField = source.by === 'embedded' ? source.parentField : '';
  const member = source.by === 'embedded' ? source.member : '';
  const wire = child.fields[parentField]?.wire ?? '';
  const children: HaloRow[] = [];
  const parents: number[] = [];
  for (const row of rows) {
    const list = row.value[member];
    // A parent without the member says nothing of its children; an empty list says that it has none.
    if (!Array.isArray(list)) continue;
    const parentId = Number(row.value['id']);
    if (Number.isSafeInteger(parentId)) parents.push(parentId);
    for (const value of list)
      if (typeof value === 'object' && value !== null) {
        const whole = { ...value, [wire]: (value as Record<string, unknown>)[wire] ?? parentId };
        children.push({ value: whole, raw: JSON.stringify(whole) });
      }
  }
  return { reader, parentField, parents, read: pack(reader, reader.read(children), askedAt) };
}

/**
 * Writes a batch: unchanged rows are left alone, new and changed ones written, unreadable ones set aside with their text. Runs inside
 * the caller's transaction, so that the checkpoint that belongs to these rows stands or falls with them.
 */
export async function writeBatch(
  db: Db,
  context: SyncContext,
  { entity, batch }: { readonly entity: HaloEntity; readonly batch: Batch },
): Promise<WrittenBatch> {
  const own = await writePacked(db, context, { reader: rowReaderOf(entity), read: batch.read });
  let quarantined = own.quarantined;
  for (const part of batch.embedded) {
    const children = await writePacked(db, context, part);
    quarantined += children.quarantined;
    await clearParentIssues(db, {
      connectionId: context.connectionId,
      entity: part.reader.table.table,
      parents: part.parents,
      met: part.read.issues,
      at: nowOf(context),
    });
    await tombstoneMissingChildren(db, part.reader.table, {
      connectionId: context.connectionId,
      parentField: part.parentField,
      parents: part.parents,
      keys: part.read.rows.map((row) => row.key),
      at: nowOf(context),
    });
  }
  return { read: batch.received, written: own.written, quarantined, newestChange: batch.read.newestChange };
}

const uniqueViolation = '23505';

/** Writes decoded rows of one entity. `read`: what its `reader` gave; `askedAt`: when Halo was asked for the first of them. */
export async function writeRows(
  db: Db,
  context: WritingContext,
  { reader, read, askedAt }: { readonly reader: RowReader; readonly read: ReadRows; readonly askedAt: number },
): Promise<Pick<WrittenBatch, 'written' | 'quarantined'>> {
  return writePacked(db, context, { reader, read: pack(reader, read, askedAt) });
}

async function writePacked(
  db: Db,
  context: WritingContext,
  { reader, read }: { readonly reader: RowReader; readonly read: PackedRead },
): Promise<Pick<WrittenBatch, 'written' | 'quarantined'>> {
  const at = nowOf(context);
  const { connectionId } = context;
  const known = await findKnownRows(db, reader.table, { connectionId, rows: read.rows });
  const met = read.rows.filter((_, position) => known.changed.has(position));
  const changed = await withoutOlder(db, reader.table, { connectionId, rows: met });
  const added = read.rows.filter((_, position) => !known.changed.has(position) && !known.unchanged.has(position));
  const upsert = { connectionId, syncedAt: at, onCopied: () => context.crash('sync.rows-copied') };
  const refused = [
    ...(await upsertOrSetAside(db, reader, { ...upsert, rows: changed, areNew: false })),
    ...(await upsertOrSetAside(db, reader, { ...upsert, rows: added, areNew: true })),
  ];
  const issues = [...read.issues, ...refused];
  await clearRowIssues(db, { connectionId, entity: reader.table.table, at, isKept: isKeptOf(read.rows, refused) });
  if (issues.length > 0) await recordSyncIssues(db, { connectionId, issues, at });
  if (read.notes.length > 0) await addSyncNotes(db, { connectionId, entity: reader.table.table, notes: read.notes, at });
  return { written: changed.length + added.length - refused.length, quarantined: issues.length };
}

/** Whether a row of this key stands in the mirror now. The keys are put together when the first one is asked for: hardly ever. */
function isKeptOf(rows: readonly PackedRow[], refused: readonly NewSyncIssue[]): (subject: string) => boolean {
  let kept: Set<string> | undefined;
  return (subject) => {
    kept ??= new Set(rows.map(({ key }) => key.join(':')));
    return kept.has(subject) && !refused.some((issue) => issue.subject === subject);
  };
}

/** Writes the rows; where the database refuses one for its content, halves until the bad ones stand alone, and returns them as issues. */
async function upsertOrSetAside(db: Db, reader: RowReader, upsert: MirrorUpsert): Promise<readonly NewSyncIssue[]> {
  const { rows } = upsert;
  if (rows.length === 0) return [];
  const refusal = await rowsRefused(db, () => upsertMirrorRows(db, reader.table, upsert));
  if (refusal === null) return [];
  // One of them came into the mirror since the look-up: a webhook or a look at one record was faster.
  if (upsert.areNew && refusal === uniqueViolation) {
    const left = await withoutOlder(db, reader.table, upsert);
    return upsertOrSetAside(db, reader, { ...upsert, rows: left, areNew: false });
  }
  const [only] = rows;
  if (rows.length === 1 && only)
    return [refusedRow(reader.table, { subject: only.key.join(':'), refusal, raw: rawOf(only), hash: only.hash })];
  const middle = Math.ceil(rows.length / 2);
  return [
    ...(await upsertOrSetAside(db, reader, { ...upsert, rows: rows.slice(0, middle) })),
    ...(await upsertOrSetAside(db, reader, { ...upsert, rows: rows.slice(middle) })),
  ];
}
