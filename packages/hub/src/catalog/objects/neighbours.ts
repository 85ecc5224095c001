import type { RecordFilter } from '@sundog/api';
import type { Neighbour } from '../../engine/read/object-definition.ts';

/** A ticket is open as long as HaloPSA gives it no date of closing. */
export const isOpenTicket: RecordFilter = { column: 'closedAt', is: 'empty', value: true };

type Where = Neighbour['where'];

/** Tickets that are open, those that changed last first. */
export const openTickets = (where: Where): Neighbour => ({
  name: 'open-tickets',
  title: 'Open tickets',
  entity: 'ticket',
  where,
  filters: [isOpenTicket],
  columns: ['id', 'summary', 'statusName', 'agentName', 'lastUpdatedAt'],
});

/** Every ticket, the newest first. */
export const allTickets = (where: Where): Neighbour => ({
  name: 'tickets',
  title: 'Tickets',
  entity: 'ticket',
  where,
  sort: '-occurredAt',
  columns: ['id', 'summary', 'statusName', 'occurredAt'],
});

export const sites = (where: Where): Neighbour => ({
  name: 'sites',
  title: 'Sites',
  entity: 'site',
  where,
  sort: 'name',
  columns: ['name', 'phoneNumber', 'mainContactName'],
});

export const users = (where: Where): Neighbour => ({
  name: 'users',
  title: 'Users',
  entity: 'user',
  where,
  sort: 'name',
  columns: ['name', 'email', 'siteName'],
});

export const assets = (where: Where): Neighbour => ({
  name: 'assets',
  title: 'Assets',
  entity: 'asset',
  where,
  sort: 'inventoryNumber',
  columns: ['inventoryNumber', 'keyField', 'assetTypeName', 'siteName'],
});

export const contracts = (where: Where): Neighbour => ({
  name: 'contracts',
  title: 'Contracts',
  entity: 'client_contract',
  where,
  sort: '-endsAt',
  columns: ['reference', 'contractTypeName', 'startsAt', 'endsAt', 'isActive'],
});

export const invoices = (where: Where): Neighbour => ({
  name: 'invoices',
  title: 'Invoices',
  entity: 'invoice',
  where,
  sort: '-invoicedAt',
  columns: ['invoiceNumber', 'invoicedAt', 'total', 'amountDue', 'currencyName'],
});

export const recurringInvoices = (where: Where): Neighbour => ({
  name: 'recurring-invoices',
  title: 'Recurring invoices',
  entity: 'recurring_invoice',
  where,
  sort: 'name',
  columns: ['name', 'total', 'currencyName', 'periodName', 'nextCreatedAt', 'isDisabled'],
});

export const quotations = (where: Where): Neighbour => ({
  name: 'quotations',
  title: 'Quotations',
  entity: 'quotation',
  where,
  sort: '-quotedAt',
  columns: ['title', 'total', 'currencyName', 'quotedAt', 'expiresAt'],
});
