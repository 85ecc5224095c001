import type { HaloEntity } from '@sundog/halo';
import type { Db } from '../../store/database.ts';
import { mirrorTableOf, toTableName } from '../../store/mirror/mirror-table.ts';
import { deleteMirrorRows } from '../../store/rows/mirror-removal-rows.ts';
import { countMirrorRows } from '../../store/rows/mirror-rows.ts';
import { forgetEntities } from '../../store/rows/unchosen-rows.ts';

/** Rows of entities that are not chosen for a connection: table -> rows, tombstones too, only where there are any. */
export type UnchosenRows = Readonly<Record<string, number>>;

interface Choice {
  readonly connectionId: number;
  readonly entities: readonly { readonly halo: HaloEntity }[];
  /** Table names; null: all. */
  readonly chosen: readonly string[] | null;
}

function unchosenOf({ entities, chosen }: Choice): readonly HaloEntity[] {
  if (chosen === null) return [];
  return entities.map(({ halo }) => halo).filter(({ name }) => !chosen.includes(toTableName(name)));
}

/** What the mirror holds of entities that are not chosen. */
export async function countUnchosen(db: Db, choice: Choice): Promise<UnchosenRows> {
  const counts: Record<string, number> = {};
  for (const halo of unchosenOf(choice)) {
    const { rows, deleted } = await countMirrorRows(db, mirrorTableOf(halo), choice.connectionId);
    if (rows + deleted > 0) counts[toTableName(halo.name)] = rows + deleted;
  }
  return counts;
}

/** Removes what the mirror holds of entities that are not chosen, and what the sync knows of them. */
export async function dropUnchosen(db: Db, choice: Choice): Promise<UnchosenRows> {
  const counts = await countUnchosen(db, choice);
  const halos = unchosenOf(choice);
  for (const halo of halos) await deleteMirrorRows(db, mirrorTableOf(halo), choice.connectionId);
  await forgetEntities(
    db,
    choice.connectionId,
    halos.map(({ name }) => toTableName(name)),
  );
  return counts;
}
