import { defineFigure } from './define-figure.ts';

export const invoicesOverdue = defineFigure({
  id: 'invoices-overdue',
  title: 'Invoices overdue',
  sentence: 'Posted invoices that are due, not voided, and of which something is still to be paid.',
  entity: 'invoice',
  filters: ({ now }) => [
    { column: 'dueAt', is: 'before', value: now.toISOString() },
    { column: 'amountDue', is: 'from', value: '0.01' },
    { column: 'isPosted', is: 'equals', value: true },
    { column: 'isVoided', is: 'equals', value: false },
  ],
  sort: 'dueAt',
});
