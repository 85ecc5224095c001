import { openWebhookGate, type WebhookGate } from '../features/webhooks/open-webhook-gate.ts';
import type { WebhookDeps } from '../features/webhooks/webhook-deps.ts';
import type { Store } from '../store/database.ts';
import { openDatabase } from '../store/open-database.ts';

/** Where deliveries of webhooks come into a workspace, over connections of its own. */
export interface WebhookIntake {
  /** Made when first used. */
  readonly gate: () => WebhookGate;
  readonly close: () => Promise<void>;
}

/** Connections of the intake alone: a sync that holds all others keeps no delivery waiting. */
const intakePool = 3;

/** The intake of the workspace of these dependencies. */
export function openWebhookIntake(deps: WebhookDeps): WebhookIntake {
  let open: { readonly store: Store; readonly gate: WebhookGate } | null = null;
  return {
    gate: () => {
      if (open === null) {
        const store = openDatabase(deps.store.access, { poolSize: intakePool });
        open = { store, gate: openWebhookGate({ ...deps, store }) };
      }
      return open.gate;
    },
    close: async () => {
      await open?.store.close();
    },
  };
}
