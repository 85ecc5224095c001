import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { listConditions } from '../lists/list-conditions.ts';
import { tester } from '../lists/selection.ts';
import { answerRows, serveList } from '../lists/serve-list.ts';

/** Deleting a ticket is soft: `deleted=true` lists those that are gone, `_recover` brings one back (API.md 3.4). Client: halo/src/entities/ticket.ts. */
export function listDeletedTickets(call: Call, endpoint: Endpoint): Answer {
  if (!call.query.flag('deleted')) return serveList(endpoint, call);
  const table = call.halo.tables.of('ticket');
  const isWanted = tester(table, listConditions(endpoint, call));
  const slots = table.removedSlots().filter(isWanted);
  return answerRows(endpoint, call, { length: slots.length, at: (index) => slots[index] ?? -1 });
}
