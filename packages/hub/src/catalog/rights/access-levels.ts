import { defineRight } from '../../engine/xray/define-right.ts';
import type { Right } from '../../engine/xray/right.ts';

const levels = ['None', 'Read Only', 'Read and Modify'];

const level = (id: string, label: string, values: readonly string[] = levels): Right =>
  defineRight({
    id: `level:${id}`,
    kind: 'access-level',
    label,
    place: 'role-permissions',
    values,
    source: 'PERMISSIONS.md, Feature Access levels of the agent or role',
  });

/** Vendors name the area; that its label ends like those of the guides is inferred. */
const named = (id: string, label: string): Right => ({
  ...level(id, label),
  source: 'API.md 1.6, access levels that vendors set',
});

/** The area has permissions of the application (API.md 1.5); that the agent has a level for it as well is inferred. */
const inferred = (id: string, label: string): Right => ({
  ...level(id, label),
  source: 'inferred: its permission of the application stands in API.md 1.5, its level in no guide',
  isInferred: true,
});

/** Feature Access of the agent or, better, of its role, in the order of the guides. */
export const accessLevels: readonly Right[] = [
  level('tickets', 'Tickets Access Level'),
  level('clients', 'Clients (Customers) Access Level'),
  level('users', 'Users Access Level'),
  named('crm', 'CRM Access Level'),
  level('assets', 'Assets Access Level'),
  inferred('software', 'Software Access Level'),
  level('suppliers', 'Suppliers Access Level'),
  named('supplier-contracts', 'Supplier Contracts Access Level'),
  level('items', 'Items Access Level'),
  level('sales', 'Sales Access Level'),
  level('quotations', 'Quotations'),
  named('sales-orders', 'Sales Orders Access Level'),
  named('purchase-orders', 'Purchase Orders Access Level'),
  named('billing-details', 'Billing Details Access Level'),
  level('invoices', 'Invoices Access Level', [...levels, 'Read, Create and Modify']),
  level('client-contracts', 'Client Contracts Access Level'),
  // The middle value is the only one that a guide prints.
  level('timesheets', 'Timesheets Access Level', ['None', 'Read only (All), Modify Own', 'Read and Modify']),
  inferred('calendar', 'Calendar Access Level'),
  inferred('knowledge-base', 'Knowledge Base Access Level'),
  level('reporting', 'Reporting'),
];
