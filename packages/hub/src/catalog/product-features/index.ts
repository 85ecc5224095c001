import type { ProductFeature } from '../../engine/xray/right.ts';
import { assetsRead } from './assets-read.ts';
import { assetsWrite } from './assets-write.ts';
import { billingRead } from './billing-read.ts';
import { billingWrite } from './billing-write.ts';
import { buttonsAndFieldsInstall } from './buttons-and-fields-install.ts';
import { calendarRead } from './calendar-read.ts';
import { clientsRead } from './clients-read.ts';
import { connectButton } from './connect-button.ts';
import { contractsRead } from './contracts-read.ts';
import { crmRead } from './crm-read.ts';
import { itemsRead } from './items-read.ts';
import { itemsWrite } from './items-write.ts';
import { knowledgeRead } from './knowledge-read.ts';
import { ordersRead } from './orders-read.ts';
import { projectsRead } from './projects-read.ts';
import { quotationsRead } from './quotations-read.ts';
import { reportsRead } from './reports-read.ts';
import { salesRead } from './sales-read.ts';
import { salesWrite } from './sales-write.ts';
import { settingsRead } from './settings-read.ts';
import { signIn } from './sign-in.ts';
import { softwareRead } from './software-read.ts';
import { suppliersRead } from './suppliers-read.ts';
import { ticketsRead } from './tickets-read.ts';
import { ticketsWrite } from './tickets-write.ts';
import { timesheetsRead } from './timesheets-read.ts';
import { usersRead } from './users-read.ts';
import { webhooks } from './webhooks.ts';

/** Every feature of the product that needs rights of HaloPSA, what others stand on first. Reading comes before writing. */
export const productFeatures: readonly ProductFeature[] = [
  signIn,
  clientsRead,
  usersRead,
  crmRead,
  ticketsRead,
  ticketsWrite,
  projectsRead,
  assetsRead,
  assetsWrite,
  softwareRead,
  contractsRead,
  billingRead,
  billingWrite,
  itemsRead,
  itemsWrite,
  suppliersRead,
  salesRead,
  salesWrite,
  quotationsRead,
  ordersRead,
  timesheetsRead,
  calendarRead,
  knowledgeRead,
  reportsRead,
  settingsRead,
  buttonsAndFieldsInstall,
  connectButton,
  webhooks,
];
