import type { Endpoint } from '../endpoints/endpoint.ts';
import { endpointAt } from '../endpoints/find-endpoint.ts';
import { serveDetail } from '../lists/serve-detail.ts';
import { serveList } from '../lists/serve-list.ts';
import { authorise } from '../permissions/authorise.ts';
import { deleteRow } from '../writes/delete-row.ts';
import { saveRows } from '../writes/save-rows.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { refuse } from './refusal.ts';
import type { RoutePath } from './route-path.ts';

/** Answers one request to the resource server that is signed in. Throws refusals. */
export async function serveResource(call: Call, path: RoutePath): Promise<Answer> {
  const [name = '', first, ...rest] = path.lower;
  const endpoint = endpointAt(name);
  if (!endpoint) throw refuse(404, `No HTTP resource was found that matches the path /${path.segments.join('/').slice(0, 120)}.`);
  authorise(
    { path: name, kind: call.method === 'GET' ? 'read' : call.method === 'DELETE' ? 'delete' : 'update' },
    call.identity,
    call.halo.settings.scopelessStatus,
  );
  const route = endpoint.routes?.find(({ method, action }) => method === call.method && action === (first ?? null));
  if (route) return route.run(call, endpoint, path.segments.slice(2));
  if (rest.length > 0)
    throw refuse(404, `No HTTP resource was found that matches the path /${path.segments.join('/').slice(0, 120)}.`);
  const id = path.segments[1];
  if (call.method === 'GET' && id === undefined) return serveList(endpoint, call);
  if (call.method === 'GET' && id !== undefined) return endpoint.detail?.(call, id) ?? serveDetail(endpoint, call, id);
  if (call.method === 'POST' && id === undefined && endpoint.writes !== false) return saveRows(endpoint, call);
  if (call.method === 'DELETE' && id !== undefined && endpoint.deletable) return deleteRow(endpoint, call, id);
  throw notAllowed(endpoint, id);
}

function notAllowed(endpoint: Endpoint, id: string | undefined) {
  const allowed =
    id === undefined
      ? ['GET', ...(endpoint.writes === false ? [] : ['POST'])]
      : ['GET', ...(endpoint.deletable ? ['DELETE'] : [])];
  return refuse(405, 'The requested resource does not support this HTTP method.', { Allow: allowed.join(', ') });
}
