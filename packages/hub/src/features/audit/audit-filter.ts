import { z } from 'zod';
import type { AuditFilter } from '../../store/rows/audit-list-rows.ts';

const texts = z.array(z.string().max(300)).readonly().optional();

/** What a door may ask to see of the audit. See `AuditFilter` for what each member means. */
export const auditFilter = z.object({
  actors: texts,
  verbs: texts,
  subjects: z.array(z.string().max(300)).max(100).readonly().optional(),
  results: z
    .array(z.enum(['done', 'refused', 'failed']))
    .readonly()
    .optional(),
  since: z.date().optional(),
  until: z.date().optional(),
}) satisfies z.ZodType<AuditFilter>;
