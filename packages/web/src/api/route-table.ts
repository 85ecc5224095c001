import type { ApiRoutes } from '@sundog/api';

/** The name of a route of the API. */
export type RouteName = ApiRoutes[number]['name'];

/** Method, path with `:names`, and how it answers. */
export type RouteEntry = readonly [
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  kind: 'json' | 'events' | 'file' | 'redirect' | 'nothing',
];

/** Put in by vite.config.ts, from the table of `@sundog/api`. */
declare const __SUNDOG_ROUTES__: Readonly<Record<RouteName, RouteEntry>>;

/** What the browser needs of the API's routes. Their shapes are types, and weigh nothing here. */
export const routeTable: Readonly<Record<RouteName, RouteEntry>> = __SUNDOG_ROUTES__;
