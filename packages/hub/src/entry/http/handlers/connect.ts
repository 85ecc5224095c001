import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

/** Opening the device of an asset. */
export const connectHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'connect'>> = {
  'connect.show': async ({ hub, membership: { reader }, params: { connectionId, key } }) =>
    withIsoDates(await hub.remote.describe({ connectionId, assetId: key, reader })),
  'connect.open': async ({ hub, membership: { reader }, principal, params: { connectionId, key }, body, signal }) => {
    const { accountId, email, displayName } = principal;
    // Whoever may not see the asset is told so before anything is kept.
    await hub.remote.describe({ connectionId, assetId: key, reader });
    const { ticket } = await hub.remote.offer({ connectionId, assetId: key, accountId });
    const { url, isBearer } = await hub.remote.open({
      connectionId,
      assetId: key,
      sourceId: body.sourceId,
      ...(body.mode === undefined ? {} : { mode: body.mode }),
      haloTicketId: body.ticketId ?? null,
      ticket,
      person: { accountId, email, name: displayName },
      reader,
      signal,
    });
    return { url, isBearer };
  },
};
