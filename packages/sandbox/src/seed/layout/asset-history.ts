import type { World } from '../world.ts';
import { layoutOf } from './client-layout.ts';
import { DAY } from './iso-instant.ts';

/** Days that the feed of asset changes goes back. */
const FEED_DAYS = 180;

/** Every second asset changed once in the time that the feed covers. */
export const assetChangeCount = (world: World): number => Math.floor(world.assets / 2);

/** The asset that change `index` is about. */
export const assetOfChange = (world: World, index: number): number => layoutOf(world).assetShuffle.forward(index);

/** When change `index` happened: ascending, the last a few minutes ago. */
export function timeOfChange(world: World, index: number): number {
  const many = assetChangeCount(world);
  return Math.floor((world.now - FEED_DAYS * DAY * ((many - index) / many)) / 1000) * 1000 - 300_000;
}

/** When an asset changed last according to the feed, or -1. */
export function changedAt(world: World, asset: number): number {
  const index = layoutOf(world).assetShuffle.back(asset);
  return index < assetChangeCount(world) ? timeOfChange(world, index) : -1;
}
