import { defineNotice } from '../../engine/channels/notice-kind.ts';

/** HaloPSA no longer tells this hub of changes. */
export const webhookDisabled = defineNotice({
  name: 'webhook.disabled',
  title: 'HaloPSA has switched a webhook off',
  description: 'HaloPSA switched off the webhook by which it tells of changes, as it does after failures in a row.',
  within: null,
  flows: [],
  isReminded: false,
});
