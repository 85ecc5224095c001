import { defineChange } from '../../engine/plan/change-definition.ts';
import { webhookShape } from './shapes/webhook-shape.ts';

/** Deletes a webhook of HaloPSA. Undoing what made it uses this. */
export const deleteWebhook = defineChange({
  name: 'delete-webhook',
  title: 'Delete webhook',
  act: 'delete',
  shape: webhookShape,
  revert: { cannot: 'a webhook that is made anew has another number and no password.' },
});
