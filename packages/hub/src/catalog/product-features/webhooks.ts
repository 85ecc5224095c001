import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { webhook } from '../entities/webhook.ts';
import { webhookEvent } from '../entities/webhook-event.ts';
import { mandatory, tablesOf } from './needs.ts';

const without = 'no webhook is made or watched: changes are seen at the next poll, or a person makes the webhook in HaloPSA';

/** Webhooks of HaloPSA. */
export const webhooks = defineProductFeature({
  name: 'webhooks',
  title: 'Webhooks',
  purpose: 'Makes a webhook in HaloPSA, so that changes are seen within seconds, and watches that it stays on.',
  writes: true,
  entities: tablesOf([webhook, webhookEvent]),
  needs: [mandatory('scope:admin', 'Yes', without), mandatory('agent:administrator', 'Yes', without)],
});
