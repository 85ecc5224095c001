import { defineConnector } from '../kit/define-connector.ts';
import { noSignIn } from '../kit/sign-in/no-sign-in.ts';
import type { SourcePage } from '../kit/source-page.ts';

/** Nobody is asked: what a product knows, it posts. An empty read proves nothing, so that nothing is gone by it. */
async function* nothing<Entry>(): AsyncGenerator<SourcePage<Entry>> {
  yield { records: [], refused: [], passedOver: 0, expected: null, cursor: null, isCertain: false };
}

/** A vendor's product that posts what it knows. */
export const push = defineConnector({
  name: 'push',
  title: 'Push (a product that posts)',
  kind: 'push',
  settings: [
    {
      name: 'product',
      label: 'Product',
      help: 'What posts here, as people call it.',
      type: 'text',
      required: false,
      placeholder: 'Acme Backup',
    },
  ],
  base: () => new URL('https://push.invalid'),
  signIn: noSignIn,
  rateLimit: { requests: 1, perMs: 1_000 },
  probe: async () => [],
  companies: nothing,
  devices: nothing,
  licenceCounts: nothing,
  alerts: nothing,
  deletions: { notSeenForDays: null },
  docs: 'docs/connectors/push.md',
  assumptions: [],
});
