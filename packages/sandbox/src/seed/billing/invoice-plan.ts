import { partOf } from '../layout/spread.ts';
import { at, below, between, draw, redraw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { World } from '../world.ts';
import { billedMonth, billingOf, MONTHS, type Recurring } from './billing-layout.ts';
import { orderOf } from './order-plan.ts';
import { type BilledLine, linesOfRecurring, QUANTITY } from './recurring-lines.ts';

/** What one invoice is. */
export interface InvoicePlan {
  readonly kind: 'recurring' | 'order' | 'credit';
  readonly month: number;
  readonly client: number;
  readonly date: number;
  /** Index of the recurring invoice that it was made from, or -1. */
  readonly recurring: number;
  /** Index of the sales order, or -1. */
  readonly order: number;
  /** Index of the invoice that it credits, or -1. */
  readonly credited: number;
  readonly lines: readonly BilledLine[];
  readonly isPosted: boolean;
  readonly isPaid: boolean;
}

/** Invoices in every block of 41 that nobody paid yet: one. */
const BLOCK = 41;
const UNPAID_SLOT = 17;

/** The invoices before this index are settled, but for one in 41. */
const settledUpTo = (world: World): number => at(billingOf(world).invoiceStarts, MONTHS - 2);

/** How many payments there are: one per paid invoice. */
export function paymentCount(world: World): number {
  const settled = settledUpTo(world);
  const rest = settled % BLOCK;
  return Math.floor(settled / BLOCK) * (BLOCK - 1) + (rest > UNPAID_SLOT ? rest - 1 : rest);
}

/** The invoice that a payment settles. */
export function invoiceOfPayment(payment: number): number {
  const slot = payment % (BLOCK - 1);
  return Math.floor(payment / (BLOCK - 1)) * BLOCK + (slot < UNPAID_SLOT ? slot : slot + 1);
}

/** The index of the recurring invoice `recurring` in `month`. */
const invoiceOfRecurring = (world: World, month: number, recurring: number): number =>
  at(billingOf(world).invoiceStarts, month) + recurring;

/** The index of the invoice of a sales order. */
export function invoiceOfOrder(world: World, order: number): number {
  const billing = billingOf(world);
  const month = Math.floor(order / billing.ordersPerMonth);
  return at(billing.invoiceStarts, month) + at(billing.active, month) + (order % billing.ordersPerMonth);
}

export function planInvoice(world: World, index: number): InvoicePlan {
  const billing = billingOf(world);
  const month = partOf(billing.invoiceStarts, index);
  const n = index - at(billing.invoiceStarts, month);
  const active = at(billing.active, month);
  const isPaid = index < settledUpTo(world) && index % BLOCK !== UNPAID_SLOT;
  if (n < active) {
    const recurring = at(billing.recurring, n);
    return {
      ...NOTHING,
      kind: 'recurring',
      month,
      client: recurring.client,
      date: billedMonth(world, month),
      recurring: n,
      lines: linesOfRecurring(world, recurring, month),
      isPosted: true,
      isPaid,
    };
  }
  if (n < active + billing.ordersPerMonth) {
    const order = orderOf(world, month * billing.ordersPerMonth + n - active);
    return {
      ...NOTHING,
      kind: 'order',
      month,
      client: order.client,
      date: order.invoiced,
      order: order.index,
      lines: order.lines,
      isPosted: month < MONTHS - 1,
      isPaid,
    };
  }
  return planCredit(world, { index, month, isPaid });
}

const NOTHING = { recurring: -1, order: -1, credited: -1 } as const;

/** A credit note takes back some of one line of a recurring invoice of the month before. */
function planCredit(
  world: World,
  known: { readonly index: number; readonly month: number; readonly isPaid: boolean },
): InvoicePlan {
  const billing = billingOf(world);
  const h = draw(world.seed, STREAM.invoice, known.index);
  const n = below(h, at(billing.active, known.month - 1));
  const recurring: Recurring = at(billing.recurring, n);
  const billed = linesOfRecurring(world, recurring, known.month - 1).filter((line) => line.product !== null);
  const line = at(billed, below(redraw(h), billed.length));
  const quantity = -between(redraw(redraw(h)), 1, Math.min(3, line.quantity));
  return {
    kind: 'credit',
    month: known.month,
    client: recurring.client,
    date: billedMonth(world, known.month) + 5 * 86_400_000,
    recurring: -1,
    order: -1,
    credited: invoiceOfRecurring(world, known.month - 1, n),
    lines: [{ ...line, place: 1, quantity, quantityType: QUANTITY.fixed, countedTypes: [], licence: -1 }],
    isPosted: true,
    isPaid: known.isPaid,
  };
}
