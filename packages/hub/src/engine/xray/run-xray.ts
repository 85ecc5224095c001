import type { Halo } from '@sundog/halo';
import type { CheckTarget } from '../preflight/check.ts';
import { openProbe } from '../preflight/open-probe.ts';
import type { ChoiceReading, ChoiceSource } from './choice-source.ts';
import { findExcess } from './find-excess.ts';
import { judgeCells } from './judge-cells.ts';
import { openSight } from './open-sight.ts';
import type { ProductFeature, Right } from './right.ts';
import { completeReading, joinReadings, type RightReading } from './right-reading.ts';
import type { RightSource, TrialFact } from './right-source.ts';
import { featureVerdict, type XrayReport } from './xray-report.ts';

/** The definitions that an X-ray goes by. */
export interface XrayCatalogue {
  readonly rights: readonly Right[];
  readonly sources: readonly RightSource[];
  readonly choiceSources: readonly ChoiceSource[];
  readonly screenOf: (right: Right) => string;
}

export interface XrayDeps {
  readonly halo: Halo;
  readonly target: CheckTarget;
  readonly clientId: string;
  /** Trials of writing that came to an end, newest first. */
  readonly trials: readonly TrialFact[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal?: AbortSignal;
  readonly onSource?: (title: string) => void;
}

/**
 * Asks every source, joins what they say per right, and judges each need of the features. Sends GET only, besides the sign-in.
 * @throws HaloError where the sign-in fails: without a token nothing can be said of any right
 * @throws the signal's reason when it aborts
 */
export async function runXray(
  features: readonly ProductFeature[],
  catalogue: XrayCatalogue,
  deps: XrayDeps,
): Promise<XrayReport> {
  const { halo, target, now, signal } = deps;
  const probe = openProbe({ halo, target, now, readCertificate: async () => null, ...(signal ? { signal } : {}) });
  const signedIn = await probe.signIn();
  if (!signedIn.ok) throw signedIn.error;
  probe.facts = signedIn.facts;
  const readings = new Map<string, RightReading>();
  const sight = openSight({
    probe,
    clientId: deps.clientId,
    trials: deps.trials,
    rights: catalogue.rights,
    features,
    known: readings,
  });
  for (const source of catalogue.sources) {
    signal?.throwIfAborted();
    deps.onSource?.(source.title);
    for (const said of await source.read(sight)) {
      const before = readings.get(said.right);
      const reading = completeReading(said);
      readings.set(said.right, before ? joinReadings(sight.right(said.right), before, reading) : reading);
    }
  }
  const choices: ChoiceReading[] = [];
  for (const source of catalogue.choiceSources.filter((one) => features.some(({ name }) => one.features.includes(name)))) {
    signal?.throwIfAborted();
    deps.onSource?.(source.title);
    choices.push(...(await source.read(sight)));
  }
  const cells = judgeCells(features, { rights: catalogue.rights, readings, screenOf: catalogue.screenOf });
  return {
    checkedAt: new Date(now).toISOString(),
    features: features.map(({ name, title }) => {
      const own = cells.filter(({ feature }) => feature === name);
      return { name, title, verdict: featureVerdict(own), cells: own };
    }),
    excess: findExcess(catalogue.rights, readings, features),
    choices,
    requests: probe.requests(),
  };
}
