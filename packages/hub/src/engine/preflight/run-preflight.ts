import type { LearnedCapability } from './capabilities.ts';
import type { Check } from './check.ts';
import { blockedFinding, completeFinding, type Finding } from './finding.ts';
import { openProbe, type ProbeDeps } from './open-probe.ts';

export type PreflightOutcome = 'passed' | 'passed-with-warnings' | 'failed';

/** The whole result of checking a connection. Holds names of entities, counts and shapes; never a customer's rows. */
export interface PreflightReport {
  readonly outcome: PreflightOutcome;
  readonly checkedAt: string;
  readonly address: { readonly resourceServer: string; readonly authServer: string; readonly tenant: string | null };
  readonly findings: readonly Finding[];
  readonly capabilities: readonly LearnedCapability[];
  /** Requests sent, and the most that the checks had announced. */
  readonly requests: number;
  readonly requestsAnnounced: number;
  readonly seconds: number;
}

/** What is told while checking. */
export type PreflightProgress = (step: {
  readonly check: string;
  readonly title: string;
  readonly state: 'running' | Finding['outcome'];
}) => void;

/**
 * Runs checks in their order. A check whose need failed is `not-tested`, with the need's title in its sentence.
 * Throws nothing for what Halo answers; throws the signal's reason when it aborts.
 */
export async function runPreflight(
  checks: readonly Check[],
  deps: ProbeDeps,
  onProgress?: PreflightProgress,
): Promise<PreflightReport> {
  const probe = openProbe(deps);
  const began = performance.now();
  const findings: Finding[] = [];
  const broken = new Map<string, string>();
  for (const check of checks) {
    deps.signal?.throwIfAborted();
    const failedNeed = check.needs.find((need) => broken.has(need));
    if (failedNeed !== undefined) {
      broken.set(check.name, broken.get(failedNeed) ?? failedNeed);
      findings.push(blockedFinding(check.name, broken.get(failedNeed) ?? failedNeed));
      continue;
    }
    onProgress?.({ check: check.name, title: check.title, state: 'running' });
    const said = (await check.run(probe)).map((finding) => completeFinding(check.name, finding));
    findings.push(...said);
    const worst = worstOf(said);
    if (worst === 'failed') broken.set(check.name, check.title);
    onProgress?.({ check: check.name, title: check.title, state: worst });
  }
  return {
    outcome: outcomeOf(findings),
    checkedAt: new Date(deps.now).toISOString(),
    address: { resourceServer: deps.target.resourceServer, authServer: deps.target.authServer, tenant: deps.target.tenant },
    findings,
    capabilities: probe.learned(),
    requests: probe.requests(),
    requestsAnnounced: announcedRequests(checks, deps.target),
    seconds: Math.round((performance.now() - began) / 100) / 10,
  };
}

/** The most requests that these checks may send for a target. */
function announcedRequests(checks: readonly Check[], target: ProbeDeps['target']): number {
  return checks.reduce((sum, check) => sum + check.cost(target), 0);
}

/** Whether a report may be saved: with warnings, or with failures whose cause lies outside. */
function outcomeOf(findings: readonly Finding[]): PreflightOutcome {
  if (findings.some(({ outcome }) => outcome === 'failed')) return 'failed';
  return findings.some(({ outcome }) => outcome === 'warning') ? 'passed-with-warnings' : 'passed';
}

/** Whether every failure of a report lies outside of what was typed. */
export function failsOnlyOutside(findings: readonly Finding[]): boolean {
  return findings.every(({ outcome, mayBeSavedWhenCauseIsOutside }) => outcome !== 'failed' || mayBeSavedWhenCauseIsOutside);
}

function worstOf(findings: readonly Finding[]): Finding['outcome'] {
  const order: readonly Finding['outcome'][] = ['failed', 'warning', 'passed'];
  return order.find((outcome) => findings.some((finding) => finding.outcome === outcome)) ?? 'not-tested';
}
