import { SourceNotFoundError } from '../../foundation/errors/source-not-found.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';

/** A source by its name, else by its number; `#3` is the number whatever names there are. @throws SourceNotFoundError */
export function pickSource(rows: readonly SourceRow[], wanted: string): SourceRow {
  const name = wanted.trim().toLowerCase();
  const isNamed = (row: SourceRow) => row.name.toLowerCase() === name;
  const found =
    rows.find((row) => `#${row.id}` === name) ??
    rows.find((row) => isNamed(row) && row.state !== 'removed') ??
    rows.find((row) => isNamed(row) || String(row.id) === name);
  if (!found)
    throw new SourceNotFoundError(
      wanted,
      rows.map((row) => row.name),
    );
  return found;
}
