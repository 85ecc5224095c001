import { type HaloEntity, type HaloRow, NoDetailError, type Priority } from '@sundog/halo';
import type { Db } from '../../store/database.ts';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { rowsRefused } from '../../store/row-refusal.ts';
import { type DetailOutcome, upsertMirrorDetail } from '../../store/rows/mirror-detail-rows.ts';
import type { MirrorRow } from '../../store/rows/mirror-row.ts';
import { tombstoneMirrorRow } from '../../store/rows/mirror-rows.ts';
import { clearRowIssues, recordSyncIssues } from '../../store/rows/sync-issue-rows.ts';
import { tombstoneChildren } from './orphans.ts';
import type { EntityReport } from './progress.ts';
import { readRecordKey } from './record-key.ts';
import { refusedRow } from './row-issue.ts';
import { rowReaderOf } from './row-reader.ts';
import { nowOf, type SyncContext } from './sync-context.ts';
import { inSync } from './sync-transaction.ts';
import { withParent } from './with-parent.ts';

type RecordKey = readonly (number | string)[];

/**
 * Reads one record in full and keeps every column of it; a record that Halo no longer has becomes a tombstone. Costs one request.
 * @param id the record's key, with colons between its parts where there are several: `512:3` is action 3 of ticket 512
 * @throws NoDetailError, BadRecordKeyError, and what the client throws
 */
export async function runRecordPass(context: SyncContext, entity: HaloEntity, id: number | string): Promise<EntityReport> {
  const startedAt = context.clock.now();
  if (entity.detail === null) throw new NoDetailError({ entity: entity.title });
  const outcome = await refreshRecord(context, entity, { key: readRecordKey(entity, id), priority: 'interactive' });
  return {
    entity: mirrorTableOf(entity).table,
    phase: 'done',
    kind: 'record',
    rowsRead: 0,
    rowsWritten: 0,
    tombstoned: 0,
    quarantined: 0,
    requests: 1,
    seconds: (context.clock.now() - startedAt) / 1000,
    isComplete: false,
    recordCount: null,
    errorCode: null,
    message: null,
    ...outcome,
  };
}

/** A record that is to be read again, and who waits for it. */
interface Refresh {
  readonly key: RecordKey;
  readonly priority: Priority;
}

/** How often Halo is asked for a record that a sync writes meanwhile: only an answer that was asked for afterwards is surely newer. */
const turns = 4;

/** Reads one record again and keeps it, or marks it as gone. @returns what a report says of it */
export async function refreshRecord(context: SyncContext, entity: HaloEntity, refresh: Refresh): Promise<Partial<EntityReport>> {
  const { key } = refresh;
  for (let turn = 1; ; turn += 1) {
    const askedAt = nowOf(context);
    const found = await askRecord(context, entity, refresh);
    if (found === null) return recordGone(context, entity, key);
    const kept = await keepRecord(context, entity, { key, found, askedAt });
    if (kept !== 'crossed') return { ...kept, requests: turn };
    if (turn === turns)
      return { phase: 'failed', rowsRead: 1, requests: turn, message: 'A sync kept writing this record meanwhile.' };
  }
}

async function askRecord(context: SyncContext, entity: HaloEntity, { key, priority }: Refresh): Promise<HaloRow | null> {
  const options = { priority, signal: context.signal } as const;
  const { source } = entity;
  const parent = source.by === 'parent' ? key[entity.key.indexOf(source.parentField)] : undefined;
  if (source.by !== 'parent' || parent === undefined) return context.halo.read(entity, key.at(-1) ?? '', options);
  const query = { [source.parameter]: String(parent) };
  const found = await context.halo.read(entity, key.at(-1) ?? '', { ...options, query });
  return found && withParent(found, entity.fields[source.parentField]?.wire ?? '', parent);
}

async function keepRecord(
  context: SyncContext,
  entity: HaloEntity,
  { key, found, askedAt }: { readonly key: RecordKey; readonly found: HaloRow; readonly askedAt: Date },
): Promise<Partial<EntityReport> | 'crossed'> {
  const [row] = rowReaderOf(entity).read([found]).rows;
  if (!row) return { phase: 'failed', rowsRead: 1, quarantined: 1, message: 'The record came without a readable key.' };
  if (!isSameKey(row, key))
    return {
      phase: 'failed',
      rowsRead: 1,
      message: `Halo answered with another record (${row.key.join(':')}): nothing was kept.`,
    };
  if (context.rules.keep(entity, [found]).length === 0)
    return { rowsRead: 1, message: 'A rule of this connection keeps the record out: nothing was kept.' };
  const given = new Set(Object.keys(entity.fields).filter((field) => (entity.fields[field]?.wire ?? '') in found.value));
  const { refusal, outcome } = await inSync(context, (db) => keepDetail(db, context, { entity, row, given, askedAt }));
  if (refusal === null && outcome === 'crossed') return outcome;
  if (refusal === null && outcome === 'older')
    return { rowsRead: 1, message: 'Halo answered with an older state than the mirror holds: the newer one stays.' };
  if (refusal === null) return { rowsRead: 1, rowsWritten: 1 };
  return { phase: 'failed', rowsRead: 1, quarantined: 1, message: `The database cannot hold this record (${refusal}).` };
}

interface FullRecord {
  readonly entity: HaloEntity;
  readonly row: MirrorRow;
  readonly given: ReadonlySet<string>;
  readonly askedAt: Date;
}

/** Keeps a record that was read in full. `refusal`: why the database refuses it, which sets it aside; null: it does not */
async function keepDetail(
  db: Db,
  context: SyncContext,
  { entity, row, given, askedAt }: FullRecord,
): Promise<{ readonly refusal: string | null; readonly outcome: DetailOutcome }> {
  const { connectionId } = context;
  const at = nowOf(context);
  const table = mirrorTableOf(entity);
  const subject = row.key.join(':');
  let outcome: DetailOutcome = 'written';
  const refusal = await rowsRefused(db, async () => {
    outcome = await upsertMirrorDetail(db, table, { connectionId, row, given, askedAt, at });
  });
  if (refusal === null) await clearRowIssues(db, { connectionId, entity: table.table, at, isKept: (one) => one === subject });
  else
    await recordSyncIssues(db, {
      connectionId,
      at,
      issues: [refusedRow(table, { subject, refusal, raw: row.raw, hash: row.hash })],
    });
  return { refusal, outcome };
}

function isSameKey(row: MirrorRow, key: RecordKey): boolean {
  return row.key.every((value, position) => String(value) === String(key[position]));
}

async function recordGone(context: SyncContext, entity: HaloEntity, key: RecordKey): Promise<Partial<EntityReport>> {
  const { connectionId } = context;
  const isGone = await inSync(context, async (db) => {
    const wasThere = await tombstoneMirrorRow(db, mirrorTableOf(entity), { connectionId, key, at: nowOf(context) });
    if (wasThere) await tombstoneChildren(db, context, entity);
    return wasThere;
  });
  return isGone
    ? { rowsWritten: 1, tombstoned: 1, message: 'Halo no longer has this record: it is marked as deleted.' }
    : { message: 'Halo has no such record.' };
}
