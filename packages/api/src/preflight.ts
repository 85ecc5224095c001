import { z } from 'zod';
import { instant } from './paging.ts';

/** One thing that a check of a connection found. */
const finding = z.object({
  check: z.string(),
  outcome: z.enum(['passed', 'warning', 'failed', 'not-tested']),
  /** The entity that it is about, where it is about one. */
  entity: z.string().nullable(),
  sentence: z.string(),
  /** Likeliest first. */
  causes: z.array(z.string()).readonly(),
  remedy: z.string().nullable(),
  /** The screen of HaloPSA on which that is done. */
  screen: z.string().nullable(),
  /** Titles of entities that stay dark until then. */
  dark: z.array(z.string()).readonly(),
  mayBeSavedWhenCauseIsOutside: z.boolean(),
  isBlocked: z.boolean(),
});

/** How a check of a connection ended. */
export const preflightReport = z.object({
  outcome: z.enum(['passed', 'passed-with-warnings', 'failed']),
  checkedAt: instant,
  address: z.object({ resourceServer: z.string(), authServer: z.string(), tenant: z.string().nullable() }),
  findings: z.array(finding).readonly(),
  requests: z.int(),
  requestsAnnounced: z.int(),
  seconds: z.number(),
});

/** A step of a check that is under way. */
const preflightStep = z.object({
  kind: z.literal('step'),
  check: z.string(),
  title: z.string(),
  state: z.enum(['running', 'passed', 'warning', 'failed', 'not-tested']),
});

/** What comes while a connection is tested, and at the end how that went. */
export const preflightEvent = z.discriminatedUnion('kind', [
  preflightStep,
  z.object({
    kind: z.literal('result'),
    /** Whether anything was saved. */
    saved: z.boolean(),
    connectionId: z.int().nullable(),
    /** Whether it failed only for causes outside of what was typed, so that saving it all the same makes sense. */
    maySaveWithErrors: z.boolean(),
    report: preflightReport,
  }),
]);
