import type { AssetRecord } from './asset-record.ts';
import type { AssetRule } from './match-rule.ts';
import { AssetPreparation, type PreparedAsset } from './prepared-asset.ts';
import { priorEvidence } from './prior-evidence.ts';
import { type AssetScales, readableForm, weighAssets } from './weigh-assets.ts';
import { sumEvidence, type WeighedPair } from './weighed-pair.ts';

interface Lists {
  readonly left: readonly AssetRecord[];
  readonly right: readonly AssetRecord[];
}

/** Two groups of the same client, by the places of their records in the lists. */
export interface ClientPlaces {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** A value that more devices of a client have leads nowhere. */
const mostPerValue = 25;

/** Every pair of devices that is worth a thought, weighed, client by client. Devices of different clients, or of none, are never compared. */
export function* matchAssets(given: Lists, rule: AssetRule): Generator<readonly WeighedPair[]> {
  const preparation = new AssetPreparation(rule);
  const first = {
    left: given.left.map((record) => preparation.prepare(record, 'left')),
    right: given.right.map((record) => preparation.prepare(record, 'right')),
  };
  const lists = {
    left: first.left.map((asset) => preparation.settle(asset)),
    right: first.right.map((asset) => preparation.settle(asset)),
  };
  for (const places of placesByClient(given))
    yield matchClient({ places, left: lists.left, right: lists.right, rule, counts: preparation.counts });
}

/** The places of both lists by client; clients that one list lacks are left out. */
export function placesByClient(lists: {
  readonly left: readonly { readonly clientId: string | null }[];
  readonly right: readonly { readonly clientId: string | null }[];
}): readonly ClientPlaces[] {
  const clients = new Map<string, { left: number[]; right: number[] }>();
  for (const side of ['left', 'right'] as const)
    for (const [place, { clientId }] of lists[side].entries()) {
      if (clientId === null || clientId.trim() === '') continue;
      const places = clients.get(clientId.trim());
      if (places) places[side].push(place);
      else clients.set(clientId.trim(), { left: side === 'left' ? [place] : [], right: side === 'right' ? [place] : [] });
    }
  return [...clients.values()].filter(({ left, right }) => left.length > 0 && right.length > 0);
}

interface ClientLists {
  readonly places: ClientPlaces;
  readonly left: readonly PreparedAsset[];
  readonly right: readonly PreparedAsset[];
  readonly rule: AssetRule;
  readonly counts: AssetScales['counts'];
}

function matchClient({ places, left, right, rule, counts }: ClientLists): readonly WeighedPair[] {
  const devices = Math.max(places.left.length, places.right.length);
  const [leftNames, rightNames] = [countNames(places.left, left), countNames(places.right, right)];
  const namesakes = (name: string) => Math.max(leftNames.get(name) ?? 0, rightNames.get(name) ?? 0);
  const scales: AssetScales = { rule, counts, namesakes, devices };
  const prior = priorEvidence(rule, devices);
  const least = Math.log2(rule.thresholds.suggest / (1 - rule.thresholds.suggest));
  const byKey = new Map<string, number[]>();
  for (const place of places.right)
    for (const key of keysOf(right[place])) {
      const found = byKey.get(key);
      if (found) found.push(place);
      else byKey.set(key, [place]);
    }
  const pairs: WeighedPair[] = [];
  for (const place of places.left) {
    const asset = left[place];
    if (!asset) continue;
    const found = new Set(keysOf(asset).flatMap((key) => cutLong(byKey.get(key))));
    for (const candidate of found) {
      const other = right[candidate];
      if (!other) continue;
      const weighed = weighAssets(asset, other, scales);
      const pair = sumEvidence(place, candidate, { ...weighed, evidence: [prior, ...weighed.evidence] });
      if (pair.bits >= least) pairs.push(pair);
    }
  }
  return pairs;
}

function cutLong(places: readonly number[] | undefined): readonly number[] {
  return places === undefined || places.length > mostPerValue ? [] : places;
}

function countNames(places: readonly number[], assets: readonly PreparedAsset[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const place of places) {
    const name = assets[place]?.name;
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Everything by which a device may be found. Ids of either list stand beside stored ids. */
function keysOf(asset: PreparedAsset | undefined): readonly string[] {
  if (!asset) return [];
  const { record, serial, biosUuid, macs, dockMacs, name, user, model, externalId } = asset;
  const keys: string[] = [`i:${record.id}`];
  if (externalId !== null) keys.push(`i:${externalId}`);
  if (serial !== null) keys.push(`s:${readableForm(serial)}`);
  if (biosUuid !== null) keys.push(`u:${biosUuid}`);
  for (const mac of macs) keys.push(`m:${mac}`);
  for (const mac of dockMacs) keys.push(`m:${mac}`);
  if (name !== null) {
    keys.push(`n:${name.slice(0, 15)}`, `c:${name.replace(/[^\p{L}\p{N}]/gu, '')}`);
    for (const part of name.split(/[^a-z0-9]+/)) if (part.length > 5) keys.push(`s:${readableForm(part)}`);
  }
  if (user !== null) keys.push(`w:${user}`);
  if (user !== null && model !== null) keys.push(`b:${user}|${model}`);
  return keys;
}
