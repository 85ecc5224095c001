import { definePreset } from '../../engine/xray/preset.ts';
import { agentLogin, asks, asksFor, mayAsk, servicesSignIn, viewAll } from './asks.ts';

const readOnly = ['tickets', 'assets', 'quotations', 'invoices', 'reporting'].map((area) =>
  mayAsk(`level:${area}`, 'Read Only', 'as wanted'),
);

const scopes = ['tickets', 'quotes', 'invoices', 'reporting', 'assets'].map((family) =>
  mayAsk(`scope:read:${family}`, 'Yes', 'as wanted'),
);

/** Dashboards: the guide of SquaredUp (SQ in PERMISSIONS.md). */
export const dashboards = definePreset({
  name: 'dashboards',
  title: 'Dashboards',
  guide: 'SquaredUp',
  features: ['tickets-read', 'assets-read', 'quotations-read', 'billing-read', 'reports-read'],
  asks: [
    asks('level:clients', 'Read Only'),
    ...readOnly,
    ...asksFor(['tick:view-unassigned-tickets', 'tick:view-tickets-of-others']),
    asks('agent:api-only', 'on', 'off where user name and password are used'),
    mayAsk('agent:default-team', 'No Default Team', 'the guide warns that a default team limits the tickets seen'),
    asks('membership:departments', viewAll),
    servicesSignIn,
    ...agentLogin,
    asks('scope:read:customers', 'Yes'),
    ...scopes,
  ],
});
