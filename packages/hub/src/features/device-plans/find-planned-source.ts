import { SourceNotFoundError } from '../../foundation/errors/source-not-found.ts';
import type { Db } from '../../store/database.ts';
import { listSourceRows, type SourceRow } from '../../store/rows/source-rows.ts';

/** A source by its name, else by its number; `#3` is the number whatever names there are. @throws SourceNotFoundError */
export async function findPlannedSource(db: Db, wanted: string): Promise<SourceRow> {
  const rows = (await listSourceRows(db)).filter(({ state }) => state !== 'removed');
  const name = wanted.trim().toLowerCase();
  const found =
    rows.find(({ id }) => `#${id}` === name) ??
    rows.find((row) => row.name.toLowerCase() === name) ??
    rows.find(({ id }) => String(id) === name);
  if (!found)
    throw new SourceNotFoundError(
      wanted,
      rows.map((row) => row.name),
    );
  return found;
}
