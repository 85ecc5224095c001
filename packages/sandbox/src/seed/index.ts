import { action } from './entities/action.ts';
import { agent } from './entities/agent.ts';
import { asset } from './entities/asset.ts';
import { assetField, assetGroup, assetType } from './entities/asset-settings.ts';
import { assetSoftware } from './entities/asset-software.ts';
import { item, supplier, supplierContract } from './entities/catalogue.ts';
import { assetChange, invoiceChange, userChange } from './entities/changes.ts';
import { client } from './entities/client.ts';
import { clientContract } from './entities/client-contract.ts';
import { appointment, attachment, kbArticle } from './entities/documents.ts';
import { customButton, customField, customTable, externalLink, webhook, webhookEvent } from './entities/extensions.ts';
import { invoice, invoicePayment } from './entities/invoice.ts';
import { licenceChange, softwareLicence } from './entities/licences.ts';
import { lookup } from './entities/lookup.ts';
import { chargeRate, currency, tax } from './entities/money-settings.ts';
import { opportunity } from './entities/opportunity.ts';
import { application, feature, role, topLevel, workday, workflow } from './entities/organisation.ts';
import { outcome } from './entities/outcome.ts';
import { project } from './entities/project.ts';
import { purchaseOrder } from './entities/purchase-order.ts';
import { quotation } from './entities/quotation.ts';
import { recurringInvoice } from './entities/recurring-invoice.ts';
import { report } from './entities/report.ts';
import { salesOrder } from './entities/sales-order.ts';
import { site } from './entities/site.ts';
import { team } from './entities/team.ts';
import { ticket } from './entities/ticket.ts';
import { category, priority, sla, status, ticketType } from './entities/ticket-settings.ts';
import { timesheet, timesheetEvent } from './entities/timesheet.ts';
import { user } from './entities/user.ts';
import { auditEntry, crmNote, feedback } from './entities/voices.ts';
import { withOddities } from './scenarios/with-oddities.ts';
import type { SeedEntity } from './seed-entity.ts';

const plain: readonly SeedEntity[] = [
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
  invoicePayment,
  item,
  kbArticle,
  licenceChange,
  lookup,
  opportunity,
  outcome,
  priority,
  project,
  purchaseOrder,
  quotation,
  recurringInvoice,
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

/** Every entity that a sandbox has rows of. Lines of invoices and quotations stand in their parents. */
export const seedEntities: readonly SeedEntity[] = plain.map(withOddities);

export { makeWorld } from './make-world.ts';
export { RawJson } from './raw-json.ts';
export { MESSY } from './scenarios/messy.ts';
export type { SeedEntity } from './seed-entity.ts';
export type { World } from './world.ts';
