import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { workspaceParams } from '../paging.ts';

const taken = z.object({
  received: z.int(),
  added: z.int(),
  /** Of a whole list: what was written, new or changed. */
  changed: z.int(),
  gone: z.int(),
  missing: z.int(),
});

/** Their members are looked at by the connector, which names each problem by its path. */
const records = z.array(z.unknown()).optional();

/** The open door for products that post what they know. docs/connectors/push.md says what a body holds. */
export const pushRoutes = [
  defineRoute({
    name: 'push.records',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/sources/:sourceId/records',
    summary: 'Takes companies, devices, counts and alerts that a product posts; once per Idempotency-Key.',
    permission: 'push-records',
    params: workspaceParams.extend({ sourceId: z.coerce.number().int().positive() }),
    body: z.strictObject({
      companies: records,
      devices: records,
      licenceCounts: records,
      alerts: records,
      whole: z.array(z.enum(['companies', 'devices', 'licenceCounts', 'alerts'])).optional(),
      gone: z.unknown().optional(),
    }),
    bodyBytes: 16 * 1024 * 1024,
    answer: z.object({ source: z.int(), lists: z.record(z.string(), taken) }),
  }),
] as const;
