import { pickSource } from '../../engine/sources/pick-source.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import { SourceNotFoundError } from '../../foundation/errors/source-not-found.ts';
import type { Db } from '../../store/database.ts';
import { holdMapping } from '../../store/rows/mapping-link-rows.ts';
import { listSourceRows, type SourceRow } from '../../store/rows/source-rows.ts';

/** A source that is read, by name or number. @throws SourceNotFoundError */
export async function findMappedSource(
  { store, workspaceId }: Pick<VerbDeps, 'store' | 'workspaceId'>,
  wanted: string,
): Promise<SourceRow> {
  const rows = await store.inWorkspace(workspaceId, (db) => listSourceRows(db), { readOnly: true });
  const source = pickSource(rows, wanted);
  if (source.state === 'removed') throw new SourceNotFoundError(wanted, []);
  return source;
}

/** Holds the mapping of a source until the transaction ends. @throws SourceNotFoundError where it was removed meanwhile */
export async function assertHeld(db: Db, { id, name }: SourceRow): Promise<void> {
  if (!(await holdMapping(db, id))) throw new SourceNotFoundError(name, []);
}
