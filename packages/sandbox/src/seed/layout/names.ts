import { at, below, draw, pick, redraw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import { INDUSTRIES, type Industry, STEMS, TOWNS } from '../words/companies.ts';
import { FIRST_NAMES, SURNAMES } from '../words/people.ts';
import type { World } from '../world.ts';
import { type ClientLayout, layoutOf } from './client-layout.ts';
import { partOf } from './spread.ts';

/** How a client is called, everywhere. */
export interface ClientNames {
  readonly name: string;
  /** Mail domain, under the reserved top-level domain `example`. */
  readonly domain: string;
  /** Short code that begins the tags of its assets: `HAR12`. */
  readonly code: string;
  readonly industry: Industry;
  /** Index into TOWNS. */
  readonly town: number;
}

const known = new WeakMap<World, (ClientNames | undefined)[]>();

/** Names of the client at `client`; no two clients share a name. */
export function namesOfClient(world: World, client: number): ClientNames {
  let list = known.get(world);
  if (list === undefined) {
    list = [];
    known.set(world, list);
  }
  let names = list[client];
  if (names === undefined) {
    names = makeNames(world, client);
    list[client] = names;
  }
  return names;
}

function makeNames(world: World, client: number): ClientNames {
  const h = draw(world.seed, STREAM.clientName, client);
  const town = below(h, TOWNS.length);
  if (client === 0) return { name: 'Unknown', domain: 'unknown.example', code: 'UNK1', industry: at(INDUSTRIES, 0), town };
  const offset = below(draw(world.seed, STREAM.clientName, 1_000_003), STEMS.length);
  const stem = at(STEMS, (client * 29 + offset) % STEMS.length);
  const round = Math.floor(client / STEMS.length);
  const kind = (client + round * 7) % (INDUSTRIES.length * 4);
  const industry = at(INDUSTRIES, kind % INDUSTRIES.length);
  const ending = at(industry.endings, Math.floor(kind / INDUSTRIES.length));
  const place = round >= INDUSTRIES.length * 4 ? ` (${at(TOWNS, round % TOWNS.length)[0]})` : '';
  const name = `${stem} ${ending}${place}`;
  const slug = name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/-$/, '');
  return { name, domain: `${slug}.example`, code: `${stem.slice(0, 3).toUpperCase()}${client + 1}`, industry, town };
}

/** How an end user is called. The first user of each site is its General User. */
export interface UserNames {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly email: string;
}

const ACCENTS: Readonly<Record<string, string>> = { ó: 'o', "'": '' };
const mailName = (last: string): string => last.toLowerCase().replace(/[^a-z]/g, (letter) => ACCENTS[letter] ?? '');

export function isGeneralUser(layout: ClientLayout, user: number, site: number): boolean {
  return at(layout.userStarts, site) === user;
}

/** The site of a user. */
export function siteOfUser(layout: ClientLayout, user: number): number {
  return partOf(layout.userStarts, user);
}

export function namesOfUser(world: World, user: number, site: number): UserNames {
  const layout = layoutOf(world);
  const client = namesOfClient(world, at(layout.siteClient, site));
  if (isGeneralUser(layout, user, site)) return { name: 'General User', first: 'General', last: 'User', email: '' };
  const h = draw(world.seed, STREAM.user, user);
  const first = pick(h, FIRST_NAMES);
  const last = pick(redraw(h), SURNAMES);
  const n = user - at(layout.userStarts, site);
  const suffix = n > 40 ? String(n) : '';
  return { name: `${first} ${last}`, first, last, email: `${first.toLowerCase()}.${mailName(last)}${suffix}@${client.domain}` };
}

/** The name of a site: the main site is called so, others by town. */
export function nameOfSite(world: World, site: number): string {
  const layout = layoutOf(world);
  if (site < layout.clients) return 'Main';
  const h = draw(world.seed, STREAM.site, site);
  return `${pick(h, TOWNS)[0]} ${site - layout.clients + 2}`;
}
