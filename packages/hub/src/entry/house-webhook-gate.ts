import type { WebhookGate } from '../features/webhooks/open-webhook-gate.ts';
import type { WebhookRow } from '../store/rows/webhook-rows.ts';
import type { House } from './house.ts';
import type { Hub } from './hub.ts';

/** How long the list of workspaces is believed: a flood of guesses asks the database for it once in this time. */
const listMs = 100;

/** The gate of all workspaces: a webhook's address does not say to which of them it belongs. */
export function openHouseWebhookGate(house: Pick<House, 'listHubs'>): WebhookGate {
  const gateOf = new WeakMap<WebhookRow, WebhookGate>();
  let known: { readonly at: number; readonly hubs: Promise<readonly Hub[]> } | null = null;
  const list = () => {
    const now = performance.now();
    if (known === null || now - known.at > listMs) {
      const hubs = house.listHubs();
      known = { at: now, hubs };
      hubs.catch(() => {
        known = null;
      });
    }
    return known.hubs;
  };
  return {
    admit: async (hookId, headers) => {
      for (const hub of await list()) {
        const gate = hub.webhooks.gate();
        const webhook = await gate.admit(hookId, headers);
        if (webhook === null) continue;
        gateOf.set(webhook, gate);
        return webhook;
      }
      return null;
    },
    accept: async (webhook, body) => (await gateOf.get(webhook)?.accept(webhook, body)) ?? false,
  };
}
