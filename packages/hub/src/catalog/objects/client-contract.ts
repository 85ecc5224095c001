import { defineObject } from './define-object.ts';

/** The page of a client contract. */
export const clientContract = defineObject({
  entity: 'client_contract',
  title: ['reference', 'contractTypeName'],
  subtitle: ['contractTypeName', 'clientName'],
  words: ['reference2', 'siteName'],
  headline: {
    who: ['clientName', 'userName'],
    where: ['siteName'],
    open: { columns: ['isActive', 'isExpired', 'endsAt', 'nextInvoiceAt'] },
    bought: { columns: ['periodChargeAmount', 'prepayBalance'], neighbours: ['recurring-invoices', 'assets'] },
  },
  groups: [
    { title: 'Term', columns: ['startsAt', 'endsAt', 'isStarted', 'isActive', 'isExpired', 'termMonths', 'isRolling'] },
    {
      title: 'Money',
      columns: ['periodChargeAmount', 'costPerPeriod', 'billingPeriod', 'nextInvoiceAt', 'prepayTotal', 'prepayBalance'],
    },
    { title: 'Service level', columns: ['slaName', 'freeUnits', 'status', 'contractStatus'] },
    { title: 'Notes', columns: ['note', 'invoiceDescription'] },
  ],
  neighbours: [
    {
      name: 'recurring-invoices',
      title: 'Recurring invoices',
      entity: 'recurring_invoice',
      where: { contractId: 'id', clientId: 'clientId' },
      sort: 'name',
      columns: ['name', 'total', 'currencyName', 'periodName', 'nextCreatedAt'],
    },
    {
      name: 'invoices',
      title: 'Invoices',
      entity: 'invoice',
      where: { contractId: 'id', clientId: 'clientId' },
      sort: '-invoicedAt',
      columns: ['invoiceNumber', 'invoicedAt', 'total', 'amountDue', 'currencyName'],
    },
    {
      name: 'assets',
      title: 'Assets under it',
      entity: 'asset',
      where: { contractId: 'id', clientId: 'clientId' },
      sort: 'inventoryNumber',
      columns: ['inventoryNumber', 'keyField', 'assetTypeName', 'siteName'],
    },
  ],
  haloPath: null,
});
