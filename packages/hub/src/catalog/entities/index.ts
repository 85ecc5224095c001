import { action } from './action.ts';
import { agent } from './agent.ts';
import { application } from './application.ts';
import { appointment } from './appointment.ts';
import { asset } from './asset.ts';
import { assetChange } from './asset-change.ts';
import { assetField } from './asset-field.ts';
import { assetGroup } from './asset-group.ts';
import { assetSoftware } from './asset-software.ts';
import { assetType } from './asset-type.ts';
import { attachment } from './attachment.ts';
import { auditEntry } from './audit-entry.ts';
import { category } from './category.ts';
import { chargeRate } from './charge-rate.ts';
import { client } from './client.ts';
import { clientContract } from './client-contract.ts';
import { crmNote } from './crm-note.ts';
import { currency } from './currency.ts';
import { customButton } from './custom-button.ts';
import { customField } from './custom-field.ts';
import { customTable } from './custom-table.ts';
import type { EntityDefinition } from './define-entity.ts';
import { externalLink } from './external-link.ts';
import { feature } from './feature.ts';
import { feedback } from './feedback.ts';
import { invoice } from './invoice.ts';
import { invoiceChange } from './invoice-change.ts';
import { invoiceLine } from './invoice-line.ts';
import { invoicePayment } from './invoice-payment.ts';
import { item } from './item.ts';
import { kbArticle } from './kb-article.ts';
import { licenceChange } from './licence-change.ts';
import { lookup } from './lookup.ts';
import { lookupType } from './lookup-type.ts';
import { opportunity } from './opportunity.ts';
import { outcome } from './outcome.ts';
import { priority } from './priority.ts';
import { project } from './project.ts';
import { purchaseOrder } from './purchase-order.ts';
import { quotation } from './quotation.ts';
import { quotationLine } from './quotation-line.ts';
import { recurringInvoice } from './recurring-invoice.ts';
import { recurringInvoiceLine } from './recurring-invoice-line.ts';
import { report } from './report.ts';
import { role } from './role.ts';
import { salesOrder } from './sales-order.ts';
import { site } from './site.ts';
import { sla } from './sla.ts';
import { softwareLicence } from './software-licence.ts';
import { status } from './status.ts';
import { supplier } from './supplier.ts';
import { supplierContract } from './supplier-contract.ts';
import { tax } from './tax.ts';
import { team } from './team.ts';
import { ticket } from './ticket.ts';
import { ticketType } from './ticket-type.ts';
import { timesheet } from './timesheet.ts';
import { timesheetEvent } from './timesheet-event.ts';
import { topLevel } from './top-level.ts';
import { user } from './user.ts';
import { userChange } from './user-change.ts';
import { webhook } from './webhook.ts';
import { webhookEvent } from './webhook-event.ts';
import { workday } from './workday.ts';
import { workflow } from './workflow.ts';

/** Every entity that the hub mirrors, in the order in which a first sync reads them: what people look at first, then settings, then
 * change feeds, then the histories that cost one request per parent. A parent stands before its children. */
export const entities: readonly EntityDefinition[] = [
  client,
  site,
  user,
  topLevel,
  agent,
  team,
  ticketType,
  status,
  sla,
  priority,
  category,
  outcome,
  ticket,
  opportunity,
  project,
  assetGroup,
  assetType,
  assetField,
  asset,
  softwareLicence,
  clientContract,
  recurringInvoice,
  recurringInvoiceLine,
  invoice,
  invoiceLine,
  invoicePayment,
  item,
  supplier,
  supplierContract,
  quotation,
  quotationLine,
  salesOrder,
  purchaseOrder,
  timesheetEvent,
  timesheet,
  appointment,
  crmNote,
  feedback,
  kbArticle,
  report,
  tax,
  currency,
  chargeRate,
  workday,
  workflow,
  customField,
  customTable,
  customButton,
  externalLink,
  lookupType,
  webhook,
  application,
  feature,
  role,
  webhookEvent,
  assetChange,
  userChange,
  invoiceChange,
  licenceChange,
  auditEntry,
  action,
  attachment,
  lookup,
  assetSoftware,
];
