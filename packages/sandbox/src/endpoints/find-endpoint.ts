import type { Endpoint } from './endpoint.ts';
import { endpoints } from './index.ts';

const byEntity = new Map(endpoints.map((endpoint) => [endpoint.entity, endpoint]));
const byPath = new Map(endpoints.map((endpoint) => [endpoint.path.toLowerCase(), endpoint]));

/** The endpoint that shows an entity. */
export function endpointOf(entity: string): Endpoint | undefined {
  return byEntity.get(entity);
}

/** The endpoint of a path's first segment, in lower case. */
export function endpointAt(path: string): Endpoint | undefined {
  return byPath.get(path);
}
