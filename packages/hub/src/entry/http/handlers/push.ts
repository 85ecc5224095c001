import type { ApiRoutes } from '@sundog/api';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import { SourceNotFoundError } from '../../../foundation/errors/source-not-found.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { seesConnection } from '../api/visible-connection.ts';
import type { RoutesOfArea } from './area.ts';

/** The door for products that post what they know. */
export const pushHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'push'>> = {
  'push.records': async ({ hub, membership, params, body, idempotencyKey }) => {
    const connectionId = await hub.sources.connectionOf(params.sourceId);
    // Whoever may not see the HaloPSA that a source serves hears that there is none.
    if (connectionId === null || !seesConnection(membership, connectionId))
      throw new SourceNotFoundError(String(params.sourceId), []);
    if (idempotencyKey === null)
      throw new InvalidInputError(
        'push.records',
        'the header Idempotency-Key must hold 1 to 200 visible characters, none of them blank',
      );
    return hub.sources.push({ source: `#${params.sourceId}`, key: idempotencyKey, body });
  },
};
