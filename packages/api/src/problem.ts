import { z } from 'zod';

/** The content type of every refusal (RFC 9457). */
export const problemType = 'application/problem+json';

/** Why a request was refused or failed, for people and for programs (RFC 9457). */
export const problem = z.object({
  /** `urn:sundog:problem:<code>`. */
  type: z.string(),
  /** What went wrong, in one sentence. */
  title: z.string(),
  status: z.int(),
  /** Cause and remedy, in sentences. */
  detail: z.string().optional(),
  /** Stable: `not-permitted`, `name-taken`. */
  code: z.string(),
  /** Under this number the hub's log has the detail. */
  requestId: z.string(),
  /** The request to HaloPSA that is behind it, where there is one. */
  halo: z.object({ endpoint: z.string(), status: z.int().nullable() }).optional(),
  /** Where the input was not understood: which member, and what is wrong with it. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** Seconds after which it is worth trying again. */
  retryAfter: z.int().optional(),
});

/** See {@link problem}. */
export type Problem = z.output<typeof problem>;
