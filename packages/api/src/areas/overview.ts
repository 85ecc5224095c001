import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, instant } from '../paging.ts';
import { cappedCount, cell, recordFilter } from '../record-question.ts';

const figure = z.object({
  id: z.string(),
  title: z.string(),
  /** What exactly is counted. */
  sentence: z.string(),
  count: cappedCount,
  /** Shown in place of the count, where it is not null. */
  value: cell,
  /** With these filters and this order (null: that of the table) the list of this kind shows exactly the rows. */
  entity: z.string(),
  filters: z.array(recordFilter),
  sort: z.string().nullable(),
});

/** The board of the overview. */
export const overviewRoutes = [
  defineRoute({
    name: 'overview.read',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/overview',
    summary: 'Shows the figures of a connection, each with the question that opens its rows, and how old the mirror is.',
    permission: 'read-data',
    readsLinked: true,
    params: connectionParams,
    query: z.object({
      /** IANA name of the time zone in which the week begins. */
      zone: z.string().max(60).default('UTC'),
    }),
    answer: z.object({
      at: instant,
      figures: z.array(figure),
      /** What has no figure yet, and why. */
      notYet: z.array(z.object({ id: z.string(), title: z.string(), sentence: z.string() })),
      /** The longest ago first. */
      syncAges: z.array(
        z.object({
          entity: z.string(),
          state: z.string(),
          lastSuccessAt: instant.nullable(),
          lastFullAt: instant.nullable(),
          isComplete: z.boolean(),
        }),
      ),
    }),
  }),
] as const;
