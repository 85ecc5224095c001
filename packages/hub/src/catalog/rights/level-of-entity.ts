import type { HaloEntity } from '@sundog/halo';

/** The agent's right that guards what a permission of the application opens: effective right = both (API.md 1.6; inferred where 1.5 infers). */
const rightOfScope: Readonly<Record<string, string>> = {
  'read:tickets': 'level:tickets',
  // Projects are tickets of another domain (API.md 3.20); no guide names a level of their own.
  'read:projects': 'level:tickets',
  'read:customers': 'level:clients',
  'read:crm': 'level:crm',
  'read:assets': 'level:assets',
  'read:software': 'level:software',
  'read:softwarelicensing': 'level:software',
  'read:contracts': 'level:client-contracts',
  'read:suppliers': 'level:suppliers',
  'read:items': 'level:items',
  'read:sales': 'level:sales',
  'read:quotes': 'level:quotations',
  'read:sos': 'level:sales-orders',
  'read:pos': 'level:purchase-orders',
  'read:invoices': 'level:invoices',
  'read:timesheets': 'level:timesheets',
  'read:calendar': 'level:calendar',
  'read:kb': 'level:knowledge-base',
  'read:reporting': 'level:reporting',
  admin: 'agent:administrator',
};

/** Entities that share a permission with others and have a right of their own, or none. */
const exceptions: Readonly<Record<string, string | null>> = {
  user: 'level:users',
  'user-change': 'level:users',
  'supplier-contract': 'level:supplier-contracts',
  // Settings of tickets: the permission opens them, whatever the agent's level.
  'ticket-type': null,
  status: null,
  sla: null,
  priority: null,
  category: null,
  team: null,
};

/** The id of the agent's right that guards the reading of an entity; null: none is known. */
export function levelOfEntity({ name, scopes }: Pick<HaloEntity, 'name' | 'scopes'>): string | null {
  const exception = exceptions[name];
  if (exception !== undefined) return exception;
  const [scope] = scopes.read;
  return scope === undefined ? null : (rightOfScope[scope] ?? null);
}
