import { SourceNotFoundError } from '../../foundation/errors/source-not-found.ts';
import { listSourceRows, type SourceRow } from '../../store/rows/source-rows.ts';
import type { SourceDeps } from './source-deps.ts';

/** A source by its name, else by its number; `#3` is the number whatever names there are. @throws SourceNotFoundError */
export async function findSource(
  { store, workspaceId }: Pick<SourceDeps, 'store' | 'workspaceId'>,
  wanted: string,
): Promise<SourceRow> {
  const rows = await store.inWorkspace(workspaceId, (db) => listSourceRows(db), { readOnly: true });
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
