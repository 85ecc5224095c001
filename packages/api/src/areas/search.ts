import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { workspaceParams } from '../paging.ts';

/** Search over all records. */
export const searchRoutes = [
  defineRoute({
    name: 'search.find',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/search',
    summary: 'Looks for records of every kind: by number, by how the title starts, and by the words in it.',
    permission: 'read-data',
    params: workspaceParams,
    query: z.object({ text: z.string().max(200) }),
    answer: z.object({
      groups: z.array(
        z.object({
          entity: z.string(),
          title: z.string(),
          items: z.array(
            z.object({
              connectionId: z.int(),
              key: z.number(),
              title: z.string(),
              subtitle: z.string(),
              /** Why it was found. */
              by: z.enum(['number', 'start', 'words']),
            }),
          ),
        }),
      ),
    }),
  }),
] as const;
