import { definePreset } from '../../engine/xray/preset.ts';
import { agentLogin, asks, asksFor, asksScopes, mayAsk, servicesSignIn } from './asks.ts';

/** Alerts to tickets: the guide of Gradient, its alerting part (GR alerts in PERMISSIONS.md). */
export const alerts = definePreset({
  name: 'alerts',
  title: 'Alerts to tickets',
  guide: 'Gradient, alerts',
  features: ['tickets-read', 'tickets-write'],
  asks: [
    asks('level:tickets', 'Read and Modify'),
    asks('level:clients', 'Read Only'),
    ...asksFor([
      'tick:add-new-tickets',
      'tick:edit-closed-tickets',
      'tick:edit-tickets-of-others',
      'tick:view-tickets-of-others',
      'tick:edit-advanced-ticket-details',
      'restriction:ticket-types',
      'restriction:clients',
    ]),
    asks('agent:api-only', 'on'),
    asks('agent:roles', 'the role made for the integration'),
    asks('agent:default-team', 'No Default Team'),
    asks('agent:work-hours', 'Default Working Hours'),
    asks('membership:teams', 'every team that a rule may choose', "or the application's all:teams"),
    servicesSignIn,
    ...agentLogin,
    asks('application:saved', 'Yes'),
    ...asksScopes(['read:tickets', 'edit:tickets', 'read:customers']),
    mayAsk('scope:all:teams', 'Yes', 'as the easy way'),
  ],
});
