import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import { channelHandlers } from './channels.ts';
import { workspaceHandlers } from './workspaces.ts';

/** Every handler, by the name of its route. One that is absent does not compile. */
export const handlers: HandlersOf<ApiRoutes> = { ...workspaceHandlers, ...channelHandlers };
