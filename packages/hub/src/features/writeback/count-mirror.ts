import type { Db } from '../../store/database.ts';
import { countMirrorRows } from '../../store/rows/mirror-count-rows.ts';

/** How many records of these entities the mirror holds, so that limits in percent can be judged. */
export async function countMirror(
  db: Db,
  connectionId: number,
  entities: Iterable<string>,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const entity of entities) counts[entity] = await countMirrorRows(db, connectionId, entity.replaceAll('-', '_'));
  return counts;
}
