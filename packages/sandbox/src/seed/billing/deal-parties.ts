import type { Row } from '../../tables/table.ts';
import { membersOfTeam } from '../layout/agent-layout.ts';
import { layoutOf } from '../layout/client-layout.ts';
import { DAY } from '../layout/iso-instant.ts';
import { nameOfSite, namesOfClient, namesOfUser } from '../layout/names.ts';
import { at } from '../random/draw.ts';
import type { World } from '../world.ts';
import type { Deal } from './order-plan.ts';

/** Ids of opportunities begin here, so that they never meet ids of tickets: in Halo all share one sequence. */
export const FIRST_OPPORTUNITY = 2_000_001;

/** The currency of all amounts. */
export const POUNDS = { currency_code: 1, currency_code_name: 'Pound Sterling', currency_conversion_rate: 1 } as const;

/** The client, its main site, and the person there who decides. */
export function partiesOf(world: World, client: number): Row {
  const layout = layoutOf(world);
  const first = at(layout.userStarts, client);
  const user = at(layout.userStarts, client + 1) - first > 1 ? first + 1 : first;
  return {
    client_id: client + 1,
    client_name: namesOfClient(world, client).name,
    site_id: client + 1,
    site_name: nameOfSite(world, client),
    user_id: user + 1,
    user_name: namesOfUser(world, user, client).name,
  };
}

/** The account manager who looks after a deal. */
export function sellerOf(world: World, client: number): number {
  const sales = membersOfTeam(world, 5);
  return sales.length === 0 ? 0 : at(sales, client % sales.length);
}

/** Whether a deal was won, lost, or is still open: even ones were won, odd ones of the last six weeks are open. */
export function resultOf(world: World, deal: Deal): 'won' | 'lost' | 'open' {
  if (deal.index % 2 === 0) return 'won';
  return world.now - deal.quoted < 42 * DAY ? 'open' : 'lost';
}
