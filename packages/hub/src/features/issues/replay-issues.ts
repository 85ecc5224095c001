import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { markIssuesRetried } from '../../store/rows/issue-queue-rows.ts';
import type { IssueDeps } from './issue-deps.ts';
import { listIssues } from './list-issues.ts';
import { summariseSettling } from './retry-issues.ts';
import { type SettleReport, settleIssues } from './settle-issues.ts';

const input = z.object({
  connectionId: z.int().nullable().default(null),
  /** A mirror table. */
  entity: z.string().optional(),
  code: z.string().optional(),
  /** Whether Halo may be asked for what the kept text does not settle. */
  mayAsk: z.boolean().default(true),
  signal: z.instanceof(AbortSignal).optional(),
});

export type ReplayInput = z.input<typeof input>;

/**
 * Tries every open row of the queue again: its kept text by today's definitions, and what that does not settle from Halo. For after an
 * update of Sundog, or after something was put right in Halo.
 * @throws InvalidInputError, NotPermittedError
 */
export const replayIssues = defineVerb<IssueDeps, typeof input, SettleReport, SettleReport>({
  name: 'issue.replay',
  input,
  prepare: async (deps, { connectionId, entity, code, mayAsk, signal }) => {
    const issues = await listIssues(deps, { connectionId, entity, code, kind: 'row' });
    return settleIssues(deps, issues, { begin: 'kept-text', mayAsk, ...(signal ? { signal } : {}) });
  },
  run: async ({ db, clock }, _input, report) => {
    const ids = report.issues.map(({ id }) => id);
    await markIssuesRetried(db, ids, new Date(clock.now()));
    return report;
  },
  audit: ({ entity, code, mayAsk }, report) =>
    report.issues.length === 0
      ? null
      : {
          subject: 'issue queue',
          detail: { entity: entity ?? null, code: code ?? null, mayAsk, ...summariseSettling(report) },
        },
});
