import { type DismissInput, dismissIssues } from '../features/issues/dismiss-issues.ts';
import type { IssueDeps } from '../features/issues/issue-deps.ts';
import { listIssues, readIssues } from '../features/issues/list-issues.ts';
import { reopenIssues } from '../features/issues/reopen-issues.ts';
import { type ReplayInput, replayIssues } from '../features/issues/replay-issues.ts';
import { type RetryInput, retryIssues } from '../features/issues/retry-issues.ts';
import type { SettleReport } from '../features/issues/settle-issues.ts';
import type { IssueFilter, SyncIssue } from '../store/rows/issue-queue-rows.ts';

/** The verbs of the issue queue, as the doors call them. */
export interface IssueDesk {
  /** Without `states`: what is open. */
  readonly list: (filter: IssueFilter) => Promise<readonly SyncIssue[]>;
  /** @throws IssueNotFoundError */
  readonly read: (ids: readonly number[]) => Promise<readonly SyncIssue[]>;
  readonly retry: (input: RetryInput) => Promise<SettleReport>;
  readonly replay: (input: ReplayInput) => Promise<SettleReport>;
  /** Returns the ids that were dismissed. */
  readonly dismiss: (input: DismissInput) => Promise<readonly number[]>;
  readonly reopen: (input: { readonly ids: readonly number[] }) => Promise<readonly number[]>;
}

/** The desk over its dependencies. */
export function openIssueDesk(deps: IssueDeps): IssueDesk {
  return {
    list: (filter) => listIssues(deps, filter),
    read: (ids) => readIssues(deps, ids),
    retry: (input) => retryIssues(deps, input),
    replay: (input) => replayIssues(deps, input),
    dismiss: (input) => dismissIssues(deps, input),
    reopen: (input) => reopenIssues(deps, input),
  };
}
