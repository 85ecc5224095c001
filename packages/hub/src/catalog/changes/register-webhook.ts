import { defineChange } from '../../engine/plan/change-definition.ts';
import { webhookShape } from './shapes/webhook-shape.ts';

/** Makes a webhook in HaloPSA that leads to this hub. Its name finds it again: a plan chooses one that nobody else has. */
export const registerWebhook = defineChange({
  name: 'register-webhook',
  title: 'Register webhook',
  act: 'create',
  shape: webhookShape,
  requires: ['name', 'url'],
  marker: { field: 'name', isName: true, isInList: true, searches: () => [{}] },
  revert: { by: 'delete-webhook' },
});
