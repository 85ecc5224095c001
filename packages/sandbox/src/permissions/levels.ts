/** Access levels of a feature as the Permissions tab prints them, lowest first. */
export const levels = ['None', 'Read Only', 'Read and Modify', 'Read, Create and Modify'] as const;

export type Level = (typeof levels)[number];

/** The areas of "Feature Access" of an agent or role (API.md 1.6). */
export const areas = [
  'Tickets',
  'Clients',
  'Users',
  'CRM',
  'Assets',
  'Suppliers',
  'Items',
  'Sales',
  'Quotations',
  'Sales Orders',
  'Purchase Orders',
  'Invoices',
  'Reporting',
  'Client Contracts',
  'Supplier Contracts',
  'Timesheets',
  'Calendar',
  'Knowledge Base',
  'Software',
  'Configuration',
] as const;

export type Area = (typeof areas)[number];

/** Whether a level reaches another. */
export function reaches(level: Level, wanted: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(wanted);
}
