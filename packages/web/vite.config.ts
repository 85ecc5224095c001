import { apiRoutes, type RouteDefinition } from '@sundog/api';
import type { UserConfig } from 'vite';

/** How a route answers, as src/api/route-table.ts knows it. */
function kindOf({ answer }: RouteDefinition): string {
  if (answer === null) return 'nothing';
  return 'kind' in answer ? String(answer.kind) : 'json';
}

/** Method and path of each route: all that the browser needs of the API. The schemas stay behind, for they weigh more than the whole frame. */
const routeTable = Object.fromEntries(
  apiRoutes.map((route: RouteDefinition) => [route.name, [route.method, route.path, kindOf(route)]]),
);

export default {
  root: import.meta.dirname,
  define: { __SUNDOG_ROUTES__: JSON.stringify(routeTable) },
  // The hub puts a nonce of its own in this place of each answer: entry/http/console/console-files.ts.
  html: { cspNonce: '__SUNDOG_NONCE__' },
  build: {
    target: 'es2023',
    // Small images in the style would be data addresses; they are files, so that the policy need not allow more.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    sourcemap: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4180' } },
} satisfies UserConfig;
