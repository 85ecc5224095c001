import { IssueNotFoundError } from '../../foundation/errors/issue-not-found.ts';
import { type IssueFilter, listSyncIssues, type SyncIssue } from '../../store/rows/issue-queue-rows.ts';
import type { IssueDeps } from './issue-deps.ts';

type ListDeps = Pick<IssueDeps, 'store' | 'workspaceId' | 'clock'>;

/** The issues that a filter lets through; without states, those that are open. */
export async function listIssues(deps: ListDeps, filter: IssueFilter): Promise<readonly SyncIssue[]> {
  const at = new Date(deps.clock.now());
  return deps.store.inWorkspace(deps.workspaceId, (db) => listSyncIssues(db, { states: ['open'], ...filter }, at), {
    readOnly: true,
  });
}

/** The issues with these numbers, whatever their state. @throws IssueNotFoundError where one of them is not there */
export async function readIssues(deps: ListDeps, ids: readonly number[]): Promise<readonly SyncIssue[]> {
  const found = await listIssues(deps, { ids, states: ['open', 'dismissed', 'cleared'] });
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) throw new IssueNotFoundError(missing);
  return found;
}
