import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { markIssuesRetried } from '../../store/rows/issue-queue-rows.ts';
import type { IssueDeps } from './issue-deps.ts';
import { issueIds } from './issue-ids.ts';
import { readIssues } from './list-issues.ts';
import { type SettleReport, settleIssues } from './settle-issues.ts';

const input = z.object({ ids: issueIds, signal: z.instanceof(AbortSignal).optional() });

export type RetryInput = z.input<typeof input>;

/**
 * Asks Halo again for what these issues are about: a row by its key, else its parent or its whole entity. One that is read well clears
 * itself.
 * @throws InvalidInputError, NotPermittedError, IssueNotFoundError
 */
export const retryIssues = defineVerb<IssueDeps, typeof input, SettleReport, SettleReport>({
  name: 'issue.retry',
  input,
  prepare: async (deps, { ids, signal }) =>
    settleIssues(deps, await readIssues(deps, ids), { begin: 'halo', mayAsk: true, ...(signal ? { signal } : {}) }),
  run: async ({ db, clock }, { ids }, report) => {
    await markIssuesRetried(db, ids, new Date(clock.now()));
    return report;
  },
  audit: ({ ids }, report) => ({ subject: `issue ${ids.join(', ')}`, detail: summariseSettling(report) }),
});

/** What the audit keeps of an attempt. */
export function summariseSettling({ issues, requests }: SettleReport) {
  return { tried: issues.length, cleared: issues.filter(({ outcome }) => outcome === 'cleared').length, requests };
}
