import type { ApiRoutes } from '@sundog/api';
import type { Membership } from '../../../engine/access/principal.ts';
import { LimitedToClientsError } from '../../../foundation/errors/limited-to-clients.ts';
import { SourceNotFoundError } from '../../../foundation/errors/source-not-found.ts';
import type { Hub } from '../../hub.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { seesConnection } from '../api/visible-connection.ts';
import type { RoutesOfArea } from './area.ts';

/** How a source is named by its number; one of a connection that was not granted is not there. @throws SourceNotFoundError, LimitedToClientsError */
async function nameSource(hub: Hub, membership: Membership, sourceId: number): Promise<string> {
  const name = `#${sourceId}`;
  const { connectionId } = await hub.devicePlans.findSource(name).catch((error: unknown) => {
    // The names of other sources are nobody's business here.
    throw error instanceof SourceNotFoundError ? new SourceNotFoundError(String(sourceId), []) : error;
  });
  if (!seesConnection(membership, connectionId)) throw new SourceNotFoundError(String(sourceId), []);
  if (membership.reader.clients !== null) throw new LimitedToClientsError();
  return name;
}

/** The field map of a source, and plans by it. */
export const fieldMapHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'field-map'>> = {
  'field-map.show': async ({ hub, membership, params: { sourceId } }) => {
    const { sourceId: _, ...shown } = await hub.devicePlans.showMap(await nameSource(hub, membership, sourceId));
    return shown;
  },
  'field-map.set': async ({ hub, membership, params: { sourceId }, body }) => {
    const source = await nameSource(hub, membership, sourceId);
    return (await hub.devicePlans.setMap({ source, fields: body })).map;
  },
  'field-map.plan': async ({ hub, membership, params: { sourceId } }) => {
    const {
      connectionId: _,
      source: __,
      ...built
    } = await hub.devicePlans.build({ source: await nameSource(hub, membership, sourceId) });
    return built;
  },
};
