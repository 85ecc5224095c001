import { FIRST_PERSON, teamsOfAgent } from './agent-layout.ts';

export interface RoleOfAgent {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly notes: string;
}

export const ROLES = {
  administrator: { id: '5f1c7e0a-2b1d-4c6e-9a51-000000000001', number: 1, name: 'Administrator', notes: 'Everything.' },
  engineer: {
    id: '5f1c7e0a-2b1d-4c6e-9a51-000000000002',
    number: 2,
    name: 'Engineer',
    notes: 'Tickets, assets, clients; no billing.',
  },
  sales: { id: '5f1c7e0a-2b1d-4c6e-9a51-000000000003', number: 3, name: 'Sales', notes: 'Opportunities, quotations, orders.' },
  finance: { id: '5f1c7e0a-2b1d-4c6e-9a51-000000000004', number: 4, name: 'Finance', notes: 'Invoices, contracts, suppliers.' },
  integration: { id: '5f1c7e0a-2b1d-4c6e-9a51-000000000005', number: 5, name: 'Integration', notes: 'For API-only agents.' },
} as const satisfies Readonly<Record<string, RoleOfAgent>>;

/** The role of an agent; "Unassigned" has none. */
export function roleOfAgent(agent: number): RoleOfAgent | null {
  if (agent === 0) return null;
  if (agent === 1) return ROLES.integration;
  if (agent === FIRST_PERSON) return ROLES.administrator;
  const team = teamsOfAgent(agent)[0];
  if (team === 5) return ROLES.sales;
  return team === 6 ? ROLES.finance : ROLES.engineer;
}
