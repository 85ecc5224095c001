import type { HaloEntity } from '../entity.ts';
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

/** Every entity of HaloPSA that Sundog knows. A test proves it complete against the facts. */
export const haloEntities: readonly HaloEntity[] = [
  action,
  agent,
  application,
  appointment,
  asset,
  assetChange,
  assetField,
  assetGroup,
  assetSoftware,
  assetType,
  attachment,
  auditEntry,
  category,
  chargeRate,
  client,
  clientContract,
  crmNote,
  currency,
  customButton,
  customField,
  customTable,
  externalLink,
  feature,
  feedback,
  invoice,
  invoiceChange,
  invoiceLine,
  invoicePayment,
  item,
  kbArticle,
  licenceChange,
  lookup,
  lookupType,
  opportunity,
  outcome,
  priority,
  project,
  purchaseOrder,
  quotation,
  quotationLine,
  recurringInvoice,
  recurringInvoiceLine,
  report,
  role,
  salesOrder,
  site,
  sla,
  softwareLicence,
  status,
  supplier,
  supplierContract,
  tax,
  team,
  ticket,
  ticketType,
  timesheet,
  timesheetEvent,
  topLevel,
  user,
  userChange,
  webhook,
  webhookEvent,
  workday,
  workflow,
];

export {
  action,
  agent,
  application,
  appointment,
  asset,
  assetChange,
  assetField,
  assetGroup,
  assetSoftware,
  assetType,
  attachment,
  auditEntry,
  category,
  chargeRate,
  client,
  clientContract,
  crmNote,
  currency,
  customButton,
  customField,
  customTable,
  externalLink,
  feature,
  feedback,
  invoice,
  invoiceChange,
  invoiceLine,
  invoicePayment,
  item,
  kbArticle,
  licenceChange,
  lookup,
  lookupType,
  opportunity,
  outcome,
  priority,
  project,
  purchaseOrder,
  quotation,
  quotationLine,
  recurringInvoice,
  recurringInvoiceLine,
  report,
  role,
  salesOrder,
  site,
  sla,
  softwareLicence,
  status,
  supplier,
  supplierContract,
  tax,
  team,
  ticket,
  ticketType,
  timesheet,
  timesheetEvent,
  topLevel,
  user,
  userChange,
  webhook,
  webhookEvent,
  workday,
  workflow,
};
