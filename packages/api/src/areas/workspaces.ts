import { z } from 'zod';
import { capabilities, roles } from '../capabilities.ts';
import { defineRoute } from '../define-route.ts';
import { id, workspaceParams } from '../paging.ts';

/** A workspace, as the person who asks stands in it. */
const workspace = z.object({
  id,
  name: z.string(),
  role: z.enum(roles),
  capabilities: z.array(z.enum(capabilities)),
  /** Whether the person sees only some clients of its connections. */
  isLimitedToClients: z.boolean(),
});

/** The workspaces of the person who asks. */
export const workspaceRoutes = [
  defineRoute({
    name: 'workspaces.list',
    method: 'GET',
    path: '/api/v1/workspaces',
    summary: 'Lists the workspaces that you belong to, with your role in each.',
    permission: 'signed-in',
    answer: z.object({ items: z.array(workspace) }),
  }),
  defineRoute({
    name: 'workspaces.read',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId',
    summary: 'Shows one workspace, and what you may do in it.',
    permission: 'view-sync',
    params: workspaceParams,
    answer: workspace,
  }),
  defineRoute({
    name: 'workspaces.create',
    method: 'POST',
    path: '/api/v1/workspaces',
    summary: 'Makes a workspace, of which you become the owner.',
    permission: 'installation-owner',
    body: z.strictObject({ name: z.string().max(80) }),
    answer: z.object({ id }),
    status: 201,
  }),
] as const;
