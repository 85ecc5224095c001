import { action } from './action.ts';
import { asset } from './asset.ts';
import {
  assetChange,
  assetField,
  assetGroup,
  assetSoftware,
  assetType,
  licenceChange,
  softwareLicence,
} from './asset-settings.ts';
import { attachment } from './attachment.ts';
import {
  chargeRate,
  clientContract,
  currency,
  invoiceChange,
  invoicePayment,
  item,
  purchaseOrder,
  quotation,
  salesOrder,
  supplier,
  supplierContract,
  tax,
} from './billing.ts';
import { appointment, timesheet, timesheetEvent } from './calendar.ts';
import { client } from './client.ts';
import {
  application,
  auditEntry,
  customButton,
  customField,
  customTable,
  externalLink,
  feature,
  kbArticle,
  lookup,
  webhook,
  webhookEvent,
} from './configuration.ts';
import type { Endpoint } from './endpoint.ts';
import { invoice, recurringInvoice } from './invoice.ts';
import { agent, crmNote, role, topLevel, userChange } from './people.ts';
import { report } from './report.ts';
import { control, instanceInfo, versionInfo } from './server-facts.ts';
import { site } from './site.ts';
import { opportunity, project, ticket } from './ticket.ts';
import { category, feedback, outcome, priority, sla, status, team, ticketType, workday, workflow } from './ticket-settings.ts';
import { user } from './user.ts';

/** Every path of this Halo's resource server. */
export const endpoints: readonly Endpoint[] = [
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
  control,
  crmNote,
  currency,
  customButton,
  customField,
  customTable,
  externalLink,
  feature,
  feedback,
  instanceInfo,
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
  versionInfo,
  webhook,
  webhookEvent,
  workday,
  workflow,
];
