import { pickSource } from '../../engine/sources/pick-source.ts';
import { listSourceRows, type SourceRow } from '../../store/rows/source-rows.ts';
import type { SourceDeps } from './source-deps.ts';

/** A source by its name, else by its number; `#3` is the number whatever names there are. @throws SourceNotFoundError */
export async function findSource(
  { store, workspaceId }: Pick<SourceDeps, 'store' | 'workspaceId'>,
  wanted: string,
): Promise<SourceRow> {
  return pickSource(await store.inWorkspace(workspaceId, (db) => listSourceRows(db), { readOnly: true }), wanted);
}
