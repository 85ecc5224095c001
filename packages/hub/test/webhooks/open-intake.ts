import { entities } from '../../src/catalog/entities/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { addWebhookRoute } from '../../src/entry/http/webhook-route.ts';
import { openWebhookDesk, type WebhookDesk } from '../../src/entry/webhook-desk.ts';
import { openWebhookIntake } from '../../src/entry/webhook-intake.ts';
import type { CreatedWebhook } from '../../src/features/webhooks/created-webhook.ts';
import { type DrainReport, drainWebhooks } from '../../src/features/webhooks/drain-webhooks.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import type { SandboxMirror } from '../sync/sandbox-mirror.ts';

/** The HTTP door of a hub over a mirror, and what drains it. */
export interface Intake {
  readonly url: string;
  readonly desk: WebhookDesk;
  /** Takes the database from under the door. */
  readonly closeIntake: () => Promise<void>;
  /** What the door wrote into its log. */
  readonly logged: readonly unknown[];
  drain(): Promise<DrainReport>;
  /** Sets a webhook up in HaloPSA, for every event. Returns its id there. */
  setUpInHalo(hook: CreatedWebhook): string;
  close(): Promise<void>;
}

/** Opens a door on 127.0.0.1. Whoever opens it closes it. */
export async function openIntake(mirror: SandboxMirror): Promise<Intake> {
  const logged: unknown[] = [];
  const server = buildHttpServer({ logError: () => undefined, hosts: [] });
  const place: { publicUrl: string | null } = { publicUrl: null };
  const deps = { store: mirror.store, workspaceId: 1, clock: systemClock, actor: localOperator(), entities };
  const own = Object.defineProperty({ ...deps, publicUrl: null }, 'publicUrl', { get: () => place.publicUrl, enumerable: true });
  const intake = openWebhookIntake(own);
  const desk = openWebhookDesk(own, intake);
  await addWebhookRoute(server, { gate: desk.gate(), logError: (_id, error) => logged.push(error) });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  place.publicUrl = url;
  const { store, halo, connectionId } = mirror;
  return {
    url,
    desk,
    closeIntake: intake.close,
    logged,
    drain: () =>
      drainWebhooks(
        { store, halo, clock: systemClock, workspaceId: 1, entities },
        { connectionId, chosen: null, signal: new AbortController().signal },
      ),
    setUpInHalo: (hook) =>
      String(
        mirror.sandbox.control.edit({
          entity: 'webhook',
          changes: {
            name: 'Sundog',
            url: hook.url,
            content_type: 'application/json',
            authentication_type: 1,
            basic_username: hook.username,
            basic_password: hook.secret.reveal(),
            active: true,
          },
        })?.['id'],
      ),
    close: async () => {
      await server.close();
      await intake.close();
    },
  };
}
