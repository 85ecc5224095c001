import type { ApiRoutes } from '@sundog/api';
import type { CreatedWebhook } from '../../../features/webhooks/created-webhook.ts';
import type { ListedWebhook } from '../../../features/webhooks/list-webhooks.ts';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

const toWebhook = ({ connectionId: _, createdAt, rotatedAt, waitingSince, lastAt, ...webhook }: ListedWebhook) => ({
  ...webhook,
  createdAt: createdAt.toISOString(),
  rotatedAt: iso(rotatedAt),
  waitingSince: iso(waitingSince),
  lastAt: iso(lastAt),
});

/** The one time that the secret is shown. */
const toCreated = ({ name, url, username, secret }: CreatedWebhook) => ({ name, url, username, secret: secret.reveal() });

/** HaloPSA's webhooks. */
export const webhookHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'webhooks'>> = {
  'webhooks.list': async ({ hub, params }) => ({
    items: (await hub.webhooks.list(params.connectionId)).map(toWebhook),
    publicUrl: hub.publicUrl,
  }),
  'webhooks.create': async ({ hub, params, body }) =>
    toCreated(await hub.webhooks.create({ connectionId: params.connectionId, ...body })),
  'webhooks.rotate': async ({ hub, params, body }) =>
    toCreated(await hub.webhooks.rotate({ connectionId: params.connectionId, name: params.name, ...body })),
  'webhooks.remove': ({ hub, params }) => hub.webhooks.remove({ connectionId: params.connectionId, name: params.name }),
};
