import { defineRight } from '../../engine/xray/define-right.ts';
import type { Right } from '../../engine/xray/right.ts';

const families = [
  'tickets',
  'calendar',
  'customers',
  'crm',
  'timesheets',
  'contracts',
  'suppliers',
  'items',
  'projects',
  'sales',
  'quotes',
  'sos',
  'pos',
  'invoices',
  'reporting',
  'software',
  'softwarelicensing',
  'kb',
  'assets',
];

/** Every permission that an application can be given, by the name that its token carries (API.md 1.5). */
const names = [
  ...families.flatMap((family) => [`read:${family}`, `edit:${family}`]),
  'editMine:timesheets',
  'access:chat',
  'access:adpasswordreset',
  'all:teams',
  'admin',
  'all:standard',
  'all',
];

/** The boxes of the application's Permissions tab. */
export const applicationPermissions: readonly Right[] = names.map((name) =>
  defineRight({
    id: `scope:${name}`,
    kind: 'scope',
    label: name,
    place: 'application-permissions',
    values: ['No', 'Yes'],
    source: 'API.md 1.5',
  }),
);
