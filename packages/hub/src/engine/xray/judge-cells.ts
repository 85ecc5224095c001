import type { ProductFeature, Right, RightNeed, Verdict, XrayCell } from './right.ts';
import { placeOf, type RightReading } from './right-reading.ts';

/** What the judge goes by. */
export interface JudgeDeps {
  readonly rights: readonly Right[];
  readonly readings: ReadonlyMap<string, RightReading>;
  /** The screen of HaloPSA on which a right is set. */
  readonly screenOf: (right: Right) => string;
}

/** One cell per feature and right that it needs. @throws TypeError for a need of a right or value that the catalogue does not have */
export function judgeCells(features: readonly ProductFeature[], deps: JudgeDeps): readonly XrayCell[] {
  const byId = new Map(deps.rights.map((right) => [right.id, right]));
  return features.flatMap((feature) =>
    feature.needs.map((need) => {
      const right = byId.get(need.right);
      if (!right) throw new TypeError(`${feature.name} needs ${need.right}, which the catalogue of rights does not have.`);
      return judgeCell({ feature, need, right }, deps);
    }),
  );
}

interface Question {
  readonly feature: ProductFeature;
  readonly need: RightNeed;
  readonly right: Right;
}

function judgeCell({ feature, need, right }: Question, deps: JudgeDeps): XrayCell {
  const reading = deps.readings.get(right.id) ?? null;
  const about = { feature: feature.name, right: right.id, need: need.need };
  const other = right.orElse && deps.readings.get(right.orElse.right);
  const verdict = verdictOf(right, need.atLeast, reading);
  if (verdict !== 'granted' && right.orElse && other?.atLeast === right.orElse.value)
    return {
      ...about,
      verdict: 'granted',
      evidence: [`${right.orElse.right} does the same.`, ...other.evidence],
      why: null,
      cure: null,
    };
  const isMiss = verdict !== 'granted' && verdict !== 'not-tested';
  return {
    ...about,
    verdict,
    evidence: reading?.evidence ?? [],
    why: verdict === 'not-tested' ? (reading?.why ?? whyUntested(right, reading)) : null,
    cure: isMiss ? { screen: deps.screenOf(right), label: right.label, value: need.atLeast } : null,
  };
}

function verdictOf(right: Right, wanted: string, reading: RightReading | null): Verdict {
  if (!reading) return 'not-tested';
  const want = placeOf(right, wanted);
  if (reading.isPartial) return 'partial';
  if (reading.atLeast !== null && placeOf(right, reading.atLeast) >= want) return 'granted';
  if (reading.atMost !== null && placeOf(right, reading.atMost) < want) return missing(right);
  return 'not-tested';
}

function missing({ kind }: Right): Verdict {
  return kind === 'scope' || kind === 'application-setting' ? 'missing-scope' : 'missing-agent-right';
}

function whyUntested(right: Right, reading: RightReading | null): string {
  if (reading?.atLeast) return `At least "${reading.atLeast}" was seen; whether it is more shows only when something is written.`;
  return right.kind === 'tick' || right.kind === 'access-level'
    ? 'No read shows it: it decides what may be written, and a check writes nothing.'
    : 'No read shows it.';
}
