import { at, draw, fraction } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { World } from '../world.ts';
import { makeShuffle, type Shuffle } from './shuffle.ts';
import { partOf, spread } from './spread.ts';

/** Who has how much: a few numbers per client and site, from which every row finds its parents. All are indexes from 0. */
export interface ClientLayout {
  readonly clients: number;
  readonly sites: number;
  /** Positions of extra sites by client; the main site of client `c` is site `c`. */
  readonly extraSites: Int32Array;
  /** The client of each site. */
  readonly siteClient: Int32Array;
  /** Positions of users by site; the first of each site is its General User. */
  readonly userStarts: Int32Array;
  /** Positions of assets by client, before the shuffle that gives them their ids. */
  readonly assetStarts: Int32Array;
  readonly assetShuffle: Shuffle;
  /** Clients by weight: entry `h >>> 20` of a drawn number. */
  readonly clientTable: Uint16Array;
}

const TABLE_SIZE = 4_096;

/** Few large clients and many small ones; "Unknown" (index 0) has next to nothing. */
function weightOf(world: World, client: number): number {
  if (client === 0) return 0.05;
  const u = fraction(draw(world.seed, STREAM.clientWeight, client));
  return 0.35 + 6 * u ** 4;
}

const layouts = new WeakMap<World, ClientLayout>();

/** The layout of a world; made once, a few hundred kilobytes at most. */
export function layoutOf(world: World): ClientLayout {
  const known = layouts.get(world);
  if (known !== undefined) return known;
  const made = makeLayout(world);
  layouts.set(world, made);
  return made;
}

function makeLayout(world: World): ClientLayout {
  const weights = Float64Array.from({ length: world.clients }, (_, client) => weightOf(world, client));
  const extraWeights = Float64Array.from(weights, (weight, client) => (client === 0 ? 0 : Math.max(0, weight - 0.5)));
  const extraSites = spread(world.sites - world.clients, extraWeights);
  const siteClient = new Int32Array(world.sites);
  for (let client = 0; client < world.clients; client += 1) {
    siteClient[client] = client;
    for (let extra = at(extraSites, client); extra < at(extraSites, client + 1); extra += 1) {
      siteClient[world.clients + extra] = client;
    }
  }
  return {
    clients: world.clients,
    sites: world.sites,
    extraSites,
    siteClient,
    userStarts: userStarts(world, weights, siteClient),
    assetStarts: spread(world.assets, weights),
    assetShuffle: makeShuffle(world.assets),
    clientTable: clientTable(weights),
  };
}

/** Every site has its General User; the others go by the client's weight, fewer to branch offices. */
function userStarts(world: World, weights: Float64Array, siteClient: Int32Array): Int32Array {
  const siteWeights = Float64Array.from(siteClient, (client, site) => at(weights, client) * (site < world.clients ? 1 : 0.35));
  const starts = spread(world.users - world.sites, siteWeights);
  return starts.map((start, site) => start + site);
}

function clientTable(weights: Float64Array): Uint16Array {
  const starts = spread(TABLE_SIZE, weights);
  return Uint16Array.from({ length: TABLE_SIZE }, (_, slot) => partOf(starts, slot));
}

/** How many sites a client has. */
export function siteCount(layout: ClientLayout, client: number): number {
  return 1 + at(layout.extraSites, client + 1) - at(layout.extraSites, client);
}

/** The index of the `n`-th site of a client, the main site first. */
export function siteOf(layout: ClientLayout, client: number, n: number): number {
  return n === 0 ? client : layout.clients + at(layout.extraSites, client) + n - 1;
}

/** How many assets a client has. */
export function assetCount(layout: ClientLayout, client: number): number {
  return at(layout.assetStarts, client + 1) - at(layout.assetStarts, client);
}

/** The index of the `n`-th asset of a client. */
export function assetOf(layout: ClientLayout, client: number, n: number): number {
  return layout.assetShuffle.back(at(layout.assetStarts, client) + n);
}

/** The client of an asset, and which of its assets it is. */
export interface OwnerOfAsset {
  readonly client: number;
  readonly n: number;
}

export function ownerOfAsset(layout: ClientLayout, asset: number): OwnerOfAsset {
  const position = layout.assetShuffle.forward(asset);
  const client = partOf(layout.assetStarts, position);
  return { client, n: position - at(layout.assetStarts, client) };
}
