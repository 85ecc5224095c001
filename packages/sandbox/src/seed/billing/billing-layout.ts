import { hasLeft } from '../layout/client-life.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { clientSince, historyOf } from '../layout/history.ts';
import { monthStart } from '../layout/iso-instant.ts';
import { at } from '../random/draw.ts';
import type { World } from '../world.ts';

/** Months that are billed, the last being the present one. */
export const MONTHS = 24;

/** What a recurring invoice is for. */
export type RecurringKind = 'managed' | 'connectivity';

export interface Recurring {
  readonly client: number;
  readonly kind: RecurringKind;
  /** First month that it bills; MONTHS where it is disabled and bills none. */
  readonly start: number;
}

/** Which invoices there are: per month first the recurring ones, then those of orders, then credit notes. */
export interface BillingLayout {
  /** Recurring invoices, those that began earlier first; a disabled one stands last. */
  readonly recurring: readonly Recurring[];
  /** How many of them bill in each month: the first so many. */
  readonly active: Int32Array;
  readonly ordersPerMonth: number;
  readonly creditsPerMonth: number;
  /** Positions of invoices by month; the last is their number. */
  readonly invoiceStarts: Int32Array;
}

const memo = new WeakMap<World, BillingLayout>();

export function billingOf(world: World): BillingLayout {
  const known = memo.get(world);
  if (known !== undefined) return known;
  const made = makeBilling(world);
  memo.set(world, made);
  return made;
}

/** The first moment of billed month `month` (0 to MONTHS - 1, or MONTHS for the next). */
export const billedMonth = (world: World, month: number): number => monthStart(world.now, month - MONTHS + 1);

function makeBilling(world: World): BillingLayout {
  const contracts = contractsOf(world);
  const recurring: Recurring[] = [];
  for (let client = 1; client < world.clients; client += 1) {
    if (at(contracts.current, client) < 0) continue;
    const start = hasLeft(client) ? MONTHS : firstMonth(world, client);
    recurring.push({ client, kind: 'managed', start });
    if (client % 3 === 1) recurring.push({ client, kind: 'connectivity', start });
  }
  recurring.sort((a, b) => a.start - b.start);
  const active = Int32Array.from({ length: MONTHS }, (_, month) => recurring.filter((one) => one.start <= month).length);
  const ordersPerMonth = world.clients > 1 ? Math.ceil(world.clients / 12) : 0;
  const creditsPerMonth = at(active, 0) > 0 ? Math.ceil(world.clients / 50) : 0;
  const invoiceStarts = new Int32Array(MONTHS + 1);
  for (let month = 0; month < MONTHS; month += 1) {
    invoiceStarts[month + 1] =
      at(invoiceStarts, month) + at(active, month) + ordersPerMonth + (month === 0 ? 0 : creditsPerMonth);
  }
  return { recurring, active, ordersPerMonth, creditsPerMonth, invoiceStarts };
}

function firstMonth(world: World, client: number): number {
  const since = clientSince(world, client);
  if (since < historyOf(world).start) return 0;
  let month = 0;
  while (month < MONTHS - 1 && billedMonth(world, month) < since) month += 1;
  return month;
}
