import { type HaloEntity, recutRow, withoutFreeText } from '@sundog/halo';
import type { Db } from '../../store/database.ts';
import { mirrorTableOf, toTableName } from '../../store/mirror/mirror-table.ts';
import { listKeptTexts, replaceKeptText } from '../../store/rows/kept-text-rows.ts';
import { forgetSearchEntries } from '../../store/rows/search-rows.ts';
import { forgetAllParentsRead } from '../../store/rows/sync-parent-rows.ts';
import { setSyncState } from '../../store/rows/sync-state-rows.ts';
import { listTextRows, type TextRow, writeTextRows } from '../../store/rows/ticket-text-rows.ts';
import { compileContentHash } from '../sync/content-hash.ts';

interface OfEntities {
  readonly connectionId: number;
  readonly entities: readonly { readonly halo: HaloEntity }[];
}

/** Rows rewritten by one statement. */
const rowsPerStep = 1_000;

/**
 * Cuts the free text of tickets out of everything that a connection has stored: columns, list rows, detail answers, what was set aside.
 * @returns table -> rows that were rewritten
 */
export async function eraseTicketText(db: Db, { connectionId, entities }: OfEntities): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const withText = entities.filter(({ halo }) => halo.freeText.length > 0);
  for (const { halo } of withText) {
    const rows = await eraseFrom(db, connectionId, {
      entity: halo,
      children: entities
        .filter(({ halo: { source } }) => source.by === 'parent' && source.parent === halo.name)
        .map(({ halo: child }) => toTableName(child.name)),
    });
    if (rows > 0) counts[`mirror.${toTableName(halo.name)}`] = rows;
    // Made anew from what is left.
    await forgetSearchEntries(db, { connectionId, entity: toTableName(halo.name) });
  }
  const issues = await eraseFromKeptTexts(db, { connectionId, entities: withText });
  return issues === 0 ? counts : { ...counts, 'hub.sync_issue': issues };
}

/** Makes the next sync read everything again that the free text of tickets stands in. */
export async function readTicketTextAgain(db: Db, { connectionId, entities }: OfEntities): Promise<void> {
  for (const { halo } of entities) {
    if (halo.freeText.length === 0) continue;
    const entity = toTableName(halo.name);
    if (halo.source.by === 'parent') await forgetAllParentsRead(db, { connectionId, entity });
    else await setSyncState(db, { connectionId, entity, lastFullAt: null });
  }
}

async function eraseFrom(
  db: Db,
  connectionId: number,
  { entity, children }: { readonly entity: HaloEntity; readonly children: readonly string[] },
): Promise<number> {
  const variant = withoutFreeText(entity);
  const table = mirrorTableOf(entity);
  const hashOf = compileContentHash(variant);
  const cutNames = new Set(entity.freeText.map((name) => name.toLowerCase()));
  const emptied = table.columns
    .filter(({ field }) => cutNames.has(entity.fields[field]?.wire.toLowerCase() ?? ''))
    .map(({ column }) => column);
  let total = 0;
  let after: TextRow['key'] | null = null;
  for (;;) {
    const rows: readonly TextRow[] = await listTextRows(db, table, { connectionId, after, limit: rowsPerStep });
    if (rows.length === 0) return total;
    const cut = rows.map(({ key, raw, rawDetail, hash }) => {
      const { raw: kept } = recutRow(raw, variant);
      // The hash of what is kept: the next pass finds the row unchanged, and the children of an unchanged ticket are not asked for again.
      return { key, raw: kept, rawDetail: rawDetail && recutRow(rawDetail, variant).raw, hash: hash && hashOf(kept) };
    });
    await writeTextRows(db, table, { connectionId, rows: cut, before: rows.map(({ hash }) => hash), emptied, children });
    total += rows.length;
    after = rows.at(-1)?.key ?? null;
  }
}

async function eraseFromKeptTexts(db: Db, { connectionId, entities }: OfEntities): Promise<number> {
  const variants = new Map(entities.map(({ halo }) => [toTableName(halo.name), withoutFreeText(halo)]));
  let cut = 0;
  for (const { id, entity, raw } of await listKeptTexts(db, connectionId)) {
    const variant = variants.get(entity);
    if (!variant) continue;
    await replaceKeptText(db, id, cutText(raw, variant));
    cut += 1;
  }
  return cut;
}

/** Null where the text is not JSON: nothing of it can be told apart. */
function cutText(raw: string, variant: HaloEntity): string | null {
  try {
    return recutRow(raw, variant).raw;
  } catch {
    return null;
  }
}
