import { type HaloEntity, type HaloRow, recutRow } from '@sundog/halo';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { findKnownRows } from '../../store/rows/mirror-rows.ts';
import { writeRows } from './page-writer.ts';
import { rowReaderOf } from './row-reader.ts';
import type { SyncContext, WritingContext } from './sync-context.ts';
import { inSync } from './sync-transaction.ts';
import { withParent } from './with-parent.ts';

/** The text of a row that was set aside. */
export interface KeptText {
  readonly raw: string;
  /** The record that it was listed under, where it was. */
  readonly parentKey: number | null;
}

/**
 * What became of it: `kept`: it stands in the mirror now. `known`: the mirror holds a row of this key already, which may be newer than
 * the text. `unreadable`: today's definition cannot read it either. `refused`: the database will not have it. `kept-out`: a rule of the
 * connection does not let it be kept, neither in the mirror nor as a text that was set aside.
 */
export type Replay =
  | { readonly outcome: 'kept' | 'known' | 'refused'; readonly key: string }
  | { readonly outcome: 'unreadable' | 'kept-out' };

/**
 * Reads a text that was set aside by today's definition of its entity and keeps it, without asking Halo. Nothing that the mirror holds
 * already is written over, and nothing comes back that a rule keeps out.
 * @param entity as the connection reads it: without the free text of tickets where that is not wanted
 */
export async function replayRow(
  context: WritingContext & Pick<SyncContext, 'rules'>,
  entity: HaloEntity,
  text: KeptText,
): Promise<Replay> {
  const row = toRow(entity, text);
  if (row === null) return { outcome: 'unreadable' };
  if (context.rules.keep(entity, [row]).length === 0) return { outcome: 'kept-out' };
  const reader = rowReaderOf(entity);
  const read = reader.read([row]);
  const [found] = read.rows;
  if (!found) return { outcome: 'unreadable' };
  const key = found.key.join(':');
  const { connectionId } = context;
  return inSync(context, async (db) => {
    const { unchanged, changed } = await findKnownRows(db, mirrorTableOf(entity), { connectionId, rows: [found] });
    if (unchanged.size > 0) return { outcome: 'kept', key };
    if (changed.size > 0) return { outcome: 'known', key };
    const { quarantined } = await writeRows(db, context, { reader, read, askedAt: 0 });
    return { outcome: quarantined === 0 ? 'kept' : 'refused', key };
  });
}

function toRow(entity: HaloEntity, { raw, parentKey }: KeptText): HaloRow | null {
  const value = parse(raw);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  // The text may be older than the wish to keep none of what people write.
  const row: HaloRow = recutRow(raw, entity);
  const { source } = entity;
  if (source.by === 'list' || parentKey === null) return row;
  return withParent(row, entity.fields[source.parentField]?.wire ?? '', parentKey);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
