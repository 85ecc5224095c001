import { kindOfAsset } from '../layout/asset-kind.ts';
import { assetCount, layoutOf, siteCount, siteOf } from '../layout/client-layout.ts';
import { clientsAt, ticketTime } from '../layout/history.ts';
import { at, below, draw, redraw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { Topic } from '../words/topics.ts';
import type { World } from '../world.ts';
import { topicOfTicket } from './ticket-topic.ts';

/** The client of the ticket at `index`: large ones have more, and nobody writes before being a client. */
export function clientOfTicket(world: World, index: number, occurred = ticketTime(world, index)): number {
  const client = at(layoutOf(world).clientTable, draw(world.seed, STREAM.ticketClient, index) >>> 20);
  const clients = clientsAt(world, occurred);
  if (client < clients) return client;
  return clients > 1 ? 1 + (client % (clients - 1)) : 0;
}

/** The site: the main one in two of three cases. */
export function siteOfTicket(world: World, index: number, client: number): number {
  const layout = layoutOf(world);
  const sites = siteCount(layout, client);
  if (sites === 1) return client;
  const h = draw(world.seed, STREAM.ticketPeople, index);
  return h % 3 !== 0 ? client : siteOf(layout, client, 1 + below(redraw(h), sites - 1));
}

/** The user who wrote, one of the site's: its General User for alerts and where nobody else is known. */
export function userOfTicket(world: World, index: number, site: number): number {
  const layout = layoutOf(world);
  const first = at(layout.userStarts, site);
  const others = at(layout.userStarts, site + 1) - first - 1;
  if (others < 1 || topicOfTicket(world, index).type === 21) return first;
  const h = draw(world.seed, STREAM.ticketPeople + 1_000, index);
  return h % 25 === 0 ? first : first + 1 + below(redraw(h), others);
}

/** Which of the client's assets the ticket is about, or -1 where none of a fitting kind is found. */
export function assetOfTicket(world: World, index: number, client: number): number {
  const topic = topicOfTicket(world, index);
  if (topic.slot !== 'asset') return -1;
  const many = assetCount(layoutOf(world), client);
  if (many === 0) return -1;
  let h = draw(world.seed, STREAM.ticketPeople + 2_000, index);
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const n = below(h, many);
    if (fits(kindOfAsset(client, n).id, topic)) return n;
    h = redraw(h);
  }
  return -1;
}

/** Topics of servers and backups are about servers, the others about laptops and desktops. */
const fits = (kind: number, topic: Topic): boolean => (aboutServer(topic) ? kind === 3 : kind <= 2);

export const aboutServer = (topic: Topic): boolean => topic.category === 7 || topic.category === 8;
