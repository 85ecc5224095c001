import type { Right } from './right.ts';

/** What one source could tell of one right. Values are those of {@link Right.values}. */
export interface RightReading {
  readonly right: string;
  /** The agent or the application has this value or more; null: nothing was proven. */
  readonly atLeast: string | null;
  /** It has this value or less; null: nothing was proven. */
  readonly atMost: string | null;
  /** It holds for a part only: some ticket types, some teams. */
  readonly isPartial: boolean;
  /** What was seen, as sentences with counts and labels; no customer's text. */
  readonly evidence: readonly string[];
  /** Why nothing more is known, as a sentence; null where it is. */
  readonly why: string | null;
  /** The right that this one follows from: `scope:all` for `scope:read:tickets`; null: it is held itself. */
  readonly impliedBy: string | null;
}

/** What a source says; the rest is filled in. */
export type RightReadingInput = Pick<RightReading, 'right'> & Partial<RightReading>;

/** A whole reading from what a source said. */
export function completeReading(said: RightReadingInput): RightReading {
  return { atLeast: null, atMost: null, isPartial: false, evidence: [], why: null, impliedBy: null, ...said };
}

/**
 * Joins what two sources said of one right: the higher lower bound, the lower upper bound, all evidence. Where they contradict each
 * other (one proves more than the other allows) the right holds for a part at the most.
 */
export function joinReadings(right: Right, one: RightReading, other: RightReading): RightReading {
  const atLeast = furtherOf(right, [one.atLeast, other.atLeast], 1);
  const atMost = furtherOf(right, [one.atMost, other.atMost], -1);
  const isContradiction = atLeast !== null && atMost !== null && placeOf(right, atLeast) > placeOf(right, atMost);
  return {
    right: right.id,
    atLeast,
    atMost,
    isPartial: one.isPartial || other.isPartial || isContradiction,
    evidence: [...new Set([...one.evidence, ...other.evidence])],
    why: atLeast === null && atMost === null ? (one.why ?? other.why) : null,
    impliedBy: one.atLeast !== null ? one.impliedBy : other.impliedBy,
  };
}

/** Where a value stands among those of its right, 0 being the least. @throws TypeError for a value that the right does not have */
export function placeOf(right: Right, value: string): number {
  const place = right.values.indexOf(value);
  if (place < 0) throw new TypeError(`${right.id} has no value "${value}": it has ${right.values.join(', ')}.`);
  return place;
}

function furtherOf(right: Right, values: readonly (string | null)[], sign: 1 | -1): string | null {
  const said = values.filter((value) => value !== null);
  return said.sort((a, b) => sign * (placeOf(right, b) - placeOf(right, a)))[0] ?? null;
}
