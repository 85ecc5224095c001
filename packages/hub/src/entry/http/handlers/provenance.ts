import type { ApiRoutes } from '@sundog/api';
import { LimitedToClientsError } from '../../../foundation/errors/limited-to-clients.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

/** Where the values of assets come from. */
export const provenanceHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'provenance'>> = {
  'provenance.show': async ({ hub, membership: { reader }, params: { connectionId, assetId } }) =>
    withIsoDates(await hub.devicePlans.provenance({ connectionId, assetId, reader })),
  'provenance.release': async ({ hub, membership: { reader }, params: { connectionId, assetId }, body: { fields } }) => {
    // Whoever may not see the asset is told that there is none.
    await hub.devicePlans.provenance({ connectionId, assetId, reader });
    const { released } = await hub.devicePlans.release({ connectionId, assetId, ...(fields ? { fields } : {}) });
    return { released: [...released] };
  },
  'provenance.locks': async ({ hub, membership: { reader }, params: { connectionId } }) => {
    if (reader.clients !== null) throw new LimitedToClientsError();
    return { items: withIsoDates(await hub.devicePlans.heldFields(connectionId)) };
  },
};
