import { at, draw, fraction, pick, redraw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import { KIND_PATTERN, KINDS, type KindOfAsset } from '../words/hardware.ts';
import type { World } from '../world.ts';
import { layoutOf, type OwnerOfAsset } from './client-layout.ts';
import { DAY } from './iso-instant.ts';
import { namesOfClient } from './names.ts';

/** What the `n`-th asset of a client is. */
export function kindOfAsset(client: number, n: number): KindOfAsset {
  return at(KINDS, at(KIND_PATTERN, (n + client * 7) % KIND_PATTERN.length));
}

/** Whether it is out of use: every thirteenth, so that bills can count without reading rows. */
export function isRetired(client: number, n: number): boolean {
  return (n + client) % 13 === 5;
}

/** The tag on it, unique in the whole world: `HAR12-LT-004`. */
export function tagOfAsset(world: World, client: number, n: number): string {
  return `${namesOfClient(world, client).code}-${kindOfAsset(client, n).tag}-${String(n + 1).padStart(3, '0')}`;
}

/** When it was bought: up to five and a half years ago, a retired one at least four. */
export function boughtAt(world: World, asset: number, retired: boolean): number {
  const u = fraction(draw(world.seed, STREAM.asset, asset));
  const days = retired ? 1_460 + u * 900 : 20 + u * 1_900;
  return Math.floor((world.now - days * DAY) / DAY) * DAY;
}

const SERIAL_LETTERS = '0123456789BCDFGHJKLMNPQRSTVWXYZ';

/** A serial number in the maker's form. */
export function serialOf(world: World, asset: number, form: { readonly prefix: string; readonly length: number }): string {
  const { prefix, length } = form;
  let text = prefix;
  let h = draw(world.seed, STREAM.asset + 1_000, asset);
  while (text.length < length) {
    text += SERIAL_LETTERS.charAt(Math.floor((h / 4294967296) * SERIAL_LETTERS.length));
    h = redraw(h);
  }
  return text;
}

/** The model of an asset: one client buys mostly one make. */
export function modelOf(world: World, asset: number, owner: OwnerOfAsset): KindOfAsset['models'][number] {
  const kind = kindOfAsset(owner.client, owner.n);
  const h = draw(world.seed, STREAM.asset + 2_000, asset);
  return h % 10 < 7 ? at(kind.models, (owner.client + kind.id) % kind.models.length) : pick(redraw(h), kind.models);
}

/** Active assets of a client of which `counts` is true. */
export function countActive(world: World, client: number, counts: (kind: KindOfAsset) => boolean): number {
  const layout = layoutOf(world);
  const many = at(layout.assetStarts, client + 1) - at(layout.assetStarts, client);
  let sum = 0;
  for (let n = 0; n < many; n += 1) if (!isRetired(client, n) && counts(kindOfAsset(client, n))) sum += 1;
  return sum;
}
