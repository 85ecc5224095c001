import type { ChoiceReading } from './choice-source.ts';
import type { ExcessRight } from './find-excess.ts';
import type { XrayCell } from './right.ts';

/** How a feature stands: it works, it works on less, it does not work, or nobody can say before it is tried. */
export type FeatureVerdict = 'works' | 'works-on-less' | 'does-not-work' | 'not-known';

/** One feature of the X-ray. */
export interface FeatureReading {
  readonly name: string;
  readonly title: string;
  readonly verdict: FeatureVerdict;
  readonly cells: readonly XrayCell[];
}

/** The whole X-ray of a connection. Holds labels, counts and names of settings; never a customer's rows, never a secret. */
export interface XrayReport {
  /** ISO 8601. */
  readonly checkedAt: string;
  readonly features: readonly FeatureReading[];
  readonly excess: readonly ExcessRight[];
  /** What the writing features among them may choose, with what stands in the way; absent in reports of before it was looked at. */
  readonly choices?: readonly ChoiceReading[];
  /** Requests that it took, all of them GET, and the sign-in. */
  readonly requests: number;
}

/** The verdict of a feature from its cells: what is mandatory decides whether it works. */
export function featureVerdict(cells: readonly XrayCell[]): FeatureVerdict {
  const isMissing = ({ verdict }: XrayCell) => verdict === 'missing-scope' || verdict === 'missing-agent-right';
  if (cells.some((cell) => cell.need === 'mandatory' && isMissing(cell))) return 'does-not-work';
  if (cells.some((cell) => isMissing(cell) || cell.verdict === 'partial')) return 'works-on-less';
  return cells.some((cell) => cell.need === 'mandatory' && cell.verdict === 'not-tested') ? 'not-known' : 'works';
}

/** The outcome as the exit codes have it: 0 nothing missing, 2 something to look at, 1 a feature that does not work. */
export function xrayExitCode({ features, excess }: Pick<XrayReport, 'features' | 'excess'>): 0 | 1 | 2 {
  if (features.some(({ verdict }) => verdict === 'does-not-work')) return 1;
  return excess.length > 0 || features.some(({ verdict }) => verdict === 'works-on-less') ? 2 : 0;
}
