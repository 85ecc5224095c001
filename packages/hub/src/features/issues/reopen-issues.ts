import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { reopenSyncIssues } from '../../store/rows/issue-queue-rows.ts';
import type { IssueDeps } from './issue-deps.ts';
import { issueIds } from './issue-ids.ts';
import { readIssues } from './list-issues.ts';

const input = z.object({ ids: issueIds });

/**
 * Puts dismissed issues back on the list. Returns the ids of those that were dismissed.
 * @throws InvalidInputError, NotPermittedError, IssueNotFoundError
 */
export const reopenIssues = defineVerb<IssueDeps, typeof input, unknown, readonly number[]>({
  name: 'issue.reopen',
  input,
  prepare: (deps, { ids }) => readIssues(deps, ids),
  run: ({ db }, { ids }) => reopenSyncIssues(db, ids),
  audit: (_input, ids) => (ids.length === 0 ? null : { subject: `issue ${ids.join(', ')}`, detail: {} }),
});
