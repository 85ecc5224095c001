import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { dismissSyncIssues } from '../../store/rows/issue-queue-rows.ts';
import type { IssueDeps } from './issue-deps.ts';
import { issueIds } from './issue-ids.ts';
import { readIssues } from './list-issues.ts';

const input = z.object({
  ids: issueIds,
  /** Null: until its text or its reason changes. */
  until: z.date().nullable().default(null),
  why: z.string().trim().min(1, 'say why, for whoever looks next').max(500),
});

export type DismissInput = z.input<typeof input>;

/**
 * Takes issues off the list. Each comes back when its time is over, and when its text or its reason changes. Returns the ids dismissed;
 * one that was cleared meanwhile is not among them.
 * @throws InvalidInputError, NotPermittedError, IssueNotFoundError
 */
export const dismissIssues = defineVerb<IssueDeps, typeof input, unknown, readonly number[]>({
  name: 'issue.dismiss',
  input,
  prepare: (deps, { ids }) => readIssues(deps, ids),
  run: async ({ db, clock, actor }, { ids, until, why }) =>
    dismissSyncIssues(db, { ids, until, why, by: `${actor.kind}:${actor.name}`, at: new Date(clock.now()) }),
  audit: ({ until, why }, ids) =>
    ids.length === 0 ? null : { subject: `issue ${ids.join(', ')}`, detail: { until: until?.toISOString() ?? null, why } },
});
