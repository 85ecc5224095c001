import type { Verdict } from './right.ts';
import type { XrayReport } from './xray-report.ts';

/** What an earlier X-ray decided of one cell. */
export interface DecidedCell {
  readonly feature: string;
  readonly right: string;
  /** Never `not-tested`: that decides nothing. */
  readonly decided: Exclude<Verdict, 'not-tested'>;
}

/** How rights moved between two X-rays. */
export interface Drift {
  /** Rights that were granted and are no longer, or not wholly. */
  readonly lost: readonly { readonly right: string; readonly sentence: string }[];
  /** Rights of open findings that are granted again, or that no switched-on feature needs any more. */
  readonly regained: readonly string[];
}

/**
 * Compares an X-ray with what was decided before. A right that was never granted is not lost but missing; one that could not be tested
 * this time is neither lost nor regained.
 * @param open rights that are known to be lost
 */
export function findDrift(report: XrayReport, before: readonly DecidedCell[], open: readonly string[]): Drift {
  const cells = report.features.flatMap((feature) => feature.cells);
  const wasGranted = (feature: string, right: string) =>
    before.some((cell) => cell.feature === feature && cell.right === right && cell.decided === 'granted');
  const lost = new Map<string, string>();
  for (const { feature, right, verdict, cure } of cells) {
    const isMiss = verdict !== 'granted' && verdict !== 'not-tested';
    if (!isMiss || !(wasGranted(feature, right) || open.includes(right))) continue;
    const now = verdict === 'partial' ? 'holds for a part only' : 'is gone';
    const remedy = cure === null ? '' : ` Set it to ${cure.value}: ${cure.screen}.`;
    lost.set(right, `${cure?.label ?? right} was there and ${now}.${remedy}`);
  }
  const regained = open.filter((right) =>
    cells.filter((cell) => cell.right === right).every(({ verdict }) => verdict === 'granted'),
  );
  return { lost: [...lost].map(([right, sentence]) => ({ right, sentence })), regained };
}
