import type { Db } from '../../store/database.ts';
import { listSourceRows } from '../../store/rows/source-rows.ts';
import { readStanding } from './show-mapping.ts';

/** Whether devices of a source may be planned, and if not, why. */
export async function readReadiness(
  db: Db,
  sourceId: number,
): Promise<{ readonly ready: boolean; readonly reasons: readonly string[] }> {
  const source = (await listSourceRows(db)).find(({ id }) => id === sourceId);
  if (!source) return { ready: false, reasons: ['The source is gone.'] };
  const { isReadyToPlan, reasons } = (await readStanding(db, source)).checklist;
  return { ready: isReadyToPlan, reasons };
}
