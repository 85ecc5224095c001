import type { ObjectDefinition } from '../../engine/read/object-definition.ts';
import { agent } from './agent.ts';
import { asset } from './asset.ts';
import { client } from './client.ts';
import { clientContract } from './client-contract.ts';
import { invoice } from './invoice.ts';
import { item } from './item.ts';
import { recurringInvoice } from './recurring-invoice.ts';
import { site } from './site.ts';
import { ticket } from './ticket.ts';
import { user } from './user.ts';

/** Every record that has a page of its own, in the order in which a search shows them. */
export const objects: readonly ObjectDefinition[] = [
  client,
  site,
  user,
  ticket,
  asset,
  clientContract,
  invoice,
  recurringInvoice,
  item,
  agent,
];
