import { hasLeft } from '../layout/client-life.ts';
import { clientsAt } from '../layout/history.ts';
import { DAY } from '../layout/iso-instant.ts';
import { at, below, between, draw, redraw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { World } from '../world.ts';
import { billedMonth, billingOf, MONTHS } from './billing-layout.ts';
import { PRODUCTS } from './items.ts';
import { type BilledLine, QUANTITY } from './recurring-lines.ts';

/** What is sold beside the recurring services: what each bundle holds, as product id and pieces. */
const BUNDLES: readonly {
  readonly title: string;
  readonly parts: readonly (readonly [product: number, least: number, most: number])[];
}[] = [
  {
    title: 'Laptop replacement',
    parts: [
      [15, 1, 6],
      [17, 1, 6],
      [23, 2, 8],
    ],
  },
  {
    title: 'Desktop refresh',
    parts: [
      [16, 2, 12],
      [18, 2, 12],
      [24, 1, 2],
    ],
  },
  {
    title: 'Server replacement',
    parts: [
      [19, 1, 1],
      [27, 1, 1],
      [24, 2, 4],
    ],
  },
  {
    title: 'Firewall upgrade',
    parts: [
      [20, 1, 2],
      [25, 2, 4],
    ],
  },
  {
    title: 'Office network',
    parts: [
      [21, 1, 3],
      [22, 2, 8],
      [24, 1, 3],
    ],
  },
  { title: 'Printer consumables', parts: [[26, 2, 8]] },
];

/** A deal: the opportunity, its quotation, and (for every second) the sales order, purchase order and invoice. */
export interface Deal {
  readonly index: number;
  readonly client: number;
  readonly title: string;
  readonly quoted: number;
  readonly lines: readonly BilledLine[];
}

/** Every quotation of an even index became an order. */
export function dealCount(world: World): number {
  return orderCount(world) * 2;
}

export function orderCount(world: World): number {
  return billingOf(world).ordersPerMonth * MONTHS;
}

/** The deal at `index`; deals 2n and 2n + 1 were quoted on the same day. */
export function dealOf(world: World, index: number): Deal {
  const perMonth = billingOf(world).ordersPerMonth;
  const slot = index >> 1;
  const month = Math.floor(slot / perMonth);
  const begin = billedMonth(world, month);
  const end = month === MONTHS - 1 ? world.now - 8 * DAY : begin + 18 * DAY;
  const quoted = begin + Math.floor(((((slot % perMonth) + 0.5) / perMonth) * Math.max(1, end - begin)) / 60_000) * 60_000;
  const h = draw(world.seed, STREAM.order, index);
  const clients = Math.max(2, clientsAt(world, begin));
  let client = 1 + below(h, clients - 1);
  if (hasLeft(client)) client = client === 1 ? 2 : client - 1;
  const bundle = at(BUNDLES, below(redraw(h), BUNDLES.length));
  let chain = redraw(redraw(h));
  const lines = bundle.parts.map(([productId, least, most], n): BilledLine => {
    chain = redraw(chain);
    const product = at(PRODUCTS, productId - 1);
    return {
      place: n + 1,
      heading: null,
      product,
      quantity: between(chain, least, most),
      unitPrice: product.price,
      quantityType: QUANTITY.fixed,
      countedTypes: [],
      licence: -1,
    };
  });
  return { index, client, title: bundle.title, quoted, lines };
}

/** A sales order with the days on which things happened. */
export interface OrderPlan extends Deal {
  readonly ordered: number;
  readonly bought: number;
  readonly invoiced: number;
}

/** The sales order at `index`: deal 2 × index, accepted two days later. */
export function orderOf(world: World, index: number): OrderPlan {
  const deal = dealOf(world, index * 2);
  const day = (days: number): number => Math.min(deal.quoted + days * DAY, world.now - DAY / 4);
  return { ...deal, index, ordered: day(2), bought: day(3), invoiced: Math.floor(day(7) / DAY) * DAY };
}
