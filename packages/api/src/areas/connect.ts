import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, instant } from '../paging.ts';

const assetParams = z.object({ workspaceId: id, connectionId: id, key: id });
const path = '/api/v1/workspaces/:workspaceId/connections/:connectionId/connect/:key' as const;
const mode = z.enum(['desktop', 'terminal', 'files']);

/** Opening the device of an asset by remote control. */
export const connectRoutes = [
  defineRoute({
    name: 'connect.show',
    method: 'GET',
    path,
    summary: 'Says by which tools the device of an asset can be opened, as they were last read. No tool is asked.',
    permission: 'connect-devices',
    params: assetParams,
    answer: z.object({
      name: z.string(),
      clientName: z.string().nullable(),
      tools: z.array(
        z.object({
          sourceId: z.int(),
          name: z.string(),
          title: z.string(),
          /** Empty: the tool has one way, and decides itself. */
          modes: z.array(mode),
          deviceName: z.string().nullable(),
          lastSeenAt: instant.nullable(),
          isOnline: z.boolean().nullable(),
        }),
      ),
    }),
  }),
  defineRoute({
    name: 'connect.open',
    method: 'POST',
    path,
    summary: 'Opens the device for you: answers with a link of the tool, made for this one call. It is kept nowhere.',
    permission: 'connect-devices',
    params: assetParams,
    body: z.strictObject({
      sourceId: z.int().min(1).max(2_147_483_647),
      mode: mode.optional(),
      /** The number of the ticket that it is opened for. */
      ticketId: z.int().min(1).max(2_147_483_647).optional(),
    }),
    answer: z.object({
      url: z.url(),
      /** Whether the link signs in whoever holds it. */
      isBearer: z.boolean(),
    }),
  }),
] as const;
