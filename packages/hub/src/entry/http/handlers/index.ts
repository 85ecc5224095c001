import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import { catalogHandlers } from './catalog.ts';
import { exportHandlers } from './exports.ts';
import { overviewHandlers } from './overview.ts';
import { recordHandlers } from './records.ts';
import { searchHandlers } from './search.ts';
import { viewHandlers } from './views.ts';
import { workspaceHandlers } from './workspaces.ts';

/** Every handler, by the name of its route. One that is absent does not compile. */
export const handlers: HandlersOf<ApiRoutes> = {
  ...workspaceHandlers,
  ...catalogHandlers,
  ...recordHandlers,
  ...searchHandlers,
  ...overviewHandlers,
  ...viewHandlers,
  ...exportHandlers,
};
