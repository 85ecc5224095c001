import type { ProductFeature, Right } from './right.ts';
import { placeOf, type RightReading } from './right-reading.ts';

/** A right that the application or the agent has although no switched-on feature needs it, or needs less of it. */
export interface ExcessRight {
  readonly right: string;
  /** The value that it was seen to have, at the least. */
  readonly has: string;
  /** The most that a switched-on feature needs; null: none needs it. */
  readonly needed: string | null;
  readonly evidence: readonly string[];
}

/** Kinds of rights that give power. A setting or a membership that is generous lets nobody do more than its access levels say. */
const powers: ReadonlySet<Right['kind']> = new Set(['scope', 'access-level', 'tick']);

/** Rights beyond the switched-on features, those that follow from another one left out: `all` is named once, not as forty permissions. */
export function findExcess(
  rights: readonly Right[],
  readings: ReadonlyMap<string, RightReading>,
  features: readonly ProductFeature[],
): readonly ExcessRight[] {
  const needs = features.flatMap((feature) => feature.needs);
  return rights.flatMap((right) => {
    const reading = readings.get(right.id);
    const isPower = powers.has(right.kind) || right.id === 'agent:administrator';
    if (!isPower || !reading?.atLeast || reading.impliedBy !== null) return [];
    const wanted = needs.filter((need) => need.right === right.id || isAlternative(rights, need.right, right.id));
    const places = wanted.map((need) => (need.right === right.id ? placeOf(right, need.atLeast) : right.values.length - 1));
    const needed = Math.max(0, ...places);
    if (placeOf(right, reading.atLeast) <= needed) return [];
    const { atLeast: has, evidence } = reading;
    return [{ right: right.id, has, needed: wanted.length === 0 ? null : (right.values[needed] ?? null), evidence }];
  });
}

function isAlternative(rights: readonly Right[], needed: string, held: string): boolean {
  return rights.find(({ id }) => id === needed)?.orElse?.right === held;
}
