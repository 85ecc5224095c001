import { definePreset } from '../../engine/xray/preset.ts';
import { agentLogin, asks, asksFor, asksScopes, servicesSignIn } from './asks.ts';

/** Billing reconciliation: the guide of Gradient, its billing part (GR in PERMISSIONS.md). */
export const billingReconciliation = definePreset({
  name: 'billing-reconciliation',
  title: 'Billing reconciliation',
  guide: 'Gradient, billing',
  features: ['tickets-read', 'tickets-write', 'contracts-read', 'items-read', 'items-write', 'billing-read', 'billing-write'],
  asks: [
    asks('level:tickets', 'Read and Modify'),
    asks('level:clients', 'Read Only'),
    asks('level:items', 'Read and Modify'),
    asks('level:invoices', 'Read, Create and Modify'),
    asks('level:client-contracts', 'Read and Modify'),
    ...asksFor([
      'tick:add-new-tickets',
      'tick:edit-closed-tickets',
      'tick:edit-tickets-of-others',
      'restriction:ticket-types',
      'restriction:clients',
    ]),
    asks('agent:api-only', 'on'),
    asks('agent:roles', 'the role made for the integration'),
    asks('agent:default-team', 'No Default Team'),
    asks('agent:work-hours', 'Default Working Hours'),
    servicesSignIn,
    ...agentLogin,
    asks('application:saved', 'Yes'),
    ...asksScopes([
      'read:customers',
      'read:contracts',
      'edit:contracts',
      'read:items',
      'edit:items',
      'read:invoices',
      'edit:invoices',
      'read:tickets',
      'edit:tickets',
    ]),
  ],
});
