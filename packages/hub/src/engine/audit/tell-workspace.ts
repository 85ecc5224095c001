import type { AuditNote, VerbDeps } from '../verb.ts';
import { describeDoing, writeAlone } from './keep-attempt.ts';

/**
 * Keeps what was done in one workspace in the audit of another that it concerns too, in a transaction of its own, once it is done: no transaction
 * sees two workspaces.
 * @throws DatabaseUnavailableError
 */
export async function tellWorkspace(
  deps: Pick<VerbDeps, 'store' | 'clock' | 'actor'>,
  workspaceId: number,
  { verb, ...note }: AuditNote & { readonly verb: string },
): Promise<void> {
  await writeAlone({ ...deps, workspaceId }, { ...describeDoing(deps, verb), ...note });
}
