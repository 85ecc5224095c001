import { definePreset } from '../../engine/xray/preset.ts';
import { agentLogin, asks, asksFor, asksScopes, servicesSignIn } from './asks.ts';

/** Security findings to tickets: the guide of Perimeters (PE in PERMISSIONS.md). */
export const securityFindings = definePreset({
  name: 'security-findings',
  title: 'Security findings to tickets',
  guide: 'Perimeters',
  features: ['users-read', 'tickets-read', 'tickets-write', 'projects-read', 'assets-read'],
  asks: [
    asks('level:tickets', 'Read and Modify'),
    ...asksFor(['level:clients', 'level:users', 'level:assets'], 'Read Only'),
    ...asksFor([
      'tick:add-new-tickets',
      'tick:edit-closed-tickets',
      'tick:edit-tickets-of-others',
      'tick:view-unassigned-tickets',
      'tick:view-tickets-of-others',
      'tick:edit-advanced-ticket-details',
      'tick:change-ticket-type',
      'tick:reassign-tickets',
      'tick:assign-outside-own-teams',
      'tick:update-outside-actions',
    ]),
    asks('tick:editing-of-actions', 'Can Edit Own Actions Only'),
    ...asksFor(['restriction:ticket-types', 'restriction:asset-types', 'restriction:asset-fields']),
    asks('membership:teams', 'every team that a rule may choose', "or the application's all:teams"),
    servicesSignIn,
    ...agentLogin,
    ...asksScopes(['all:teams', 'read:tickets', 'edit:tickets', 'read:customers', 'read:projects', 'read:assets']),
  ],
});
