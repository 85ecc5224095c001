import { layoutOf, siteCount } from '../layout/client-layout.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { at, draw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { World } from '../world.ts';
import { MONTHS, type Recurring } from './billing-layout.ts';
import { countsOfClient } from './client-counts.ts';
import { PRODUCTS, type Product } from './items.ts';

/** How the quantity of a line comes about. The numbers are our own choice: Halo publishes none (API.md 4.2). */
export const QUANTITY = { fixed: 0, assets: 1, users: 2, licences: 3 } as const;

/** One line that bills something, or a heading. Pence and whole pieces. */
export interface BilledLine {
  /** From 1; part of the id of the line. */
  readonly place: number;
  readonly heading: string | null;
  readonly product: Product | null;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly quantityType: number;
  /** Asset types counted, or the index of the licence counted. */
  readonly countedTypes: readonly number[];
  readonly licence: number;
}

/** Lines per recurring invoice and per invoice, at most: ids of lines are made of it. */
export const LINE_IDS = 16;

/** Month in which prices went up by four percent. */
const UPLIFT_MONTH = 11;

/** Seats of a licence of a client: Microsoft 365 for three in four users, plain mailboxes for the rest. */
export function licenceSeats(world: World, client: number, which: number): number {
  const { users } = countsOfClient(world, client);
  if (which === 0) return Math.max(1, Math.ceil(users * 0.75));
  if (which === 1) return Math.max(1, users - Math.ceil(users * 0.75));
  return Math.max(1, Math.floor(users / 9));
}

/** Licences that every client with a contract has. */
export const LICENCES_PER_CLIENT = 3;

/** Index of a licence: three per running contract. */
export function licenceOf(world: World, client: number, which: number): number {
  return at(contractsOf(world).rank, client) * LICENCES_PER_CLIENT + which;
}

const heading = (place: number, text: string): BilledLine => ({
  place,
  heading: text,
  product: null,
  quantity: 0,
  unitPrice: 0,
  quantityType: QUANTITY.fixed,
  countedTypes: [],
  licence: -1,
});

interface Counted {
  readonly type: number;
  readonly types?: readonly number[];
  readonly licence?: number;
}

/** The lines of a recurring invoice as they bill in `month`; in the present month they are what the counts come to. */
export function linesOfRecurring(world: World, recurring: Recurring, month = MONTHS - 1): BilledLine[] {
  const { client } = recurring;
  const share = 0.82 + (0.18 * month) / (MONTHS - 1);
  const lines: BilledLine[] = [];
  const add = (productId: number, amount: number, counted: Counted = { type: QUANTITY.fixed }): void => {
    if (amount <= 0) return;
    const product = at(PRODUCTS, productId - 1);
    const quantity = counted.type === QUANTITY.fixed ? amount : Math.max(1, Math.round(amount * share));
    const unitPrice = month < UPLIFT_MONTH ? Math.round(product.price / 1.04) : product.price;
    lines.push({
      place: lines.length + 1,
      heading: null,
      product,
      quantity,
      unitPrice,
      quantityType: counted.type,
      countedTypes: counted.types ?? [],
      licence: counted.licence ?? -1,
    });
  };
  const addHeading = (text: string): void => void lines.push(heading(lines.length + 1, text));
  if (recurring.kind === 'managed') addManaged(world, client, { add, addHeading });
  else addConnectivity(world, client, add);
  return lines;
}

type AddLine = (productId: number, amount: number, counted?: Counted) => void;

interface Adders {
  readonly add: AddLine;
  readonly addHeading: (text: string) => void;
}

function addManaged(world: World, client: number, { add, addHeading }: Adders): void {
  const counts = countsOfClient(world, client);
  addHeading('Managed services');
  add(1, counts.workstations, { type: QUANTITY.assets, types: [1, 2] });
  add(2, counts.servers, { type: QUANTITY.assets, types: [3] });
  add(3, counts.servers, { type: QUANTITY.assets, types: [3] });
  add(9, counts.workstations, { type: QUANTITY.assets, types: [1, 2] });
  add(11, siteCount(layoutOf(world), client));
  addHeading('Microsoft 365 and mail');
  add(5, licenceSeats(world, client, 0), { type: QUANTITY.licences, licence: 0 });
  add(7, licenceSeats(world, client, 1), { type: QUANTITY.licences, licence: 1 });
  add(8, counts.users, { type: QUANTITY.users });
  if (client % 4 === 2) add(10, counts.users, { type: QUANTITY.users });
}

function addConnectivity(world: World, client: number, add: AddLine): void {
  const h = draw(world.seed, STREAM.recurringInvoice, client);
  add(13, siteCount(layoutOf(world), client));
  add(12, 2 + (h % 23));
  add(14, 1 + (h % 3));
}
