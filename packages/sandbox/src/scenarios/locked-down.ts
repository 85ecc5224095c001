import type { Directory } from '../permissions/directory.ts';

/**
 * The scenario `locked-down`: an application and an agent that somebody set up too tightly. Everything else is as in `small`.
 *
 * | missing | where | what a client meets |
 * |---|---|---|
 * | read:invoices, edit:invoices | application | 403 on /Invoice, /RecurringInvoice, /InvoicePayment, /InvoiceChange |
 * | read:reporting, edit:reporting | application | 403 on /Report |
 * | read:kb | application | 403 on /KBArticle |
 * | admin | application | 403 on /CustomButton, /FieldInfo, /CustomTable, /Webhook, /WebhookEvent, /Application, /Roles, /Audit, /Features, /Control |
 * | edit:assets | application | 403 when an asset is written |
 * | Client Contracts Access Level: None | agent | 403 on /ClientContract although read:contracts is granted |
 * | Suppliers Access Level: None | agent | 403 on /Supplier although read:suppliers is granted |
 * | Clients Access Level: Read Only | agent | 403 when a client or a site is written although edit:customers is granted |
 * | Can view Unassigned Tickets | agent | 200 with fewer tickets |
 */
export function lockDown(directory: Directory): void {
  const [application] = directory.applications;
  if (!application) return;
  application.scopes = [
    'read:tickets',
    'edit:tickets',
    'read:customers',
    'edit:customers',
    'read:crm',
    'read:assets',
    'read:contracts',
    'read:suppliers',
    'read:items',
    'read:projects',
    'read:sales',
    'read:quotes',
    'read:sos',
    'read:pos',
    'read:calendar',
    'read:timesheets',
    'read:software',
    'read:softwarelicensing',
  ];
  for (const agent of directory.agents) {
    agent.levels = { 'Client Contracts': 'None', Suppliers: 'None', Clients: 'Read Only' };
    agent.canViewUnassigned = false;
  }
}
