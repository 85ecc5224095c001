import type { Halo, HaloWriter } from '@sundog/halo';
import type { VerbDeps } from '../../engine/verb.ts';
import type { TrialSubject } from '../../engine/xray/trial/trial-subject.ts';
import { UnknownTrialError } from '../../foundation/errors/unknown-trial.ts';
import type { ConnectionRow } from '../../store/rows/connection-rows.ts';

/** What the verbs of trials work with. */
export interface TrialVerbDeps extends VerbDeps {
  readonly subjects: readonly TrialSubject[];
  /** A client that can write, for trials alone. Whoever opens it closes it. */
  readonly openForTrial: (row: ConnectionRow) => Promise<Halo & { writer(): HaloWriter }>;
  /** For the marker: a text that nobody else has. */
  readonly makeMarker: () => string;
}

/** The subject with a name. @throws UnknownTrialError */
export function readSubject({ subjects }: Pick<TrialVerbDeps, 'subjects'>, name: string): TrialSubject {
  const subject = subjects.find((one) => one.name === name);
  if (!subject)
    throw new UnknownTrialError(
      name,
      subjects.map((one) => one.name),
    );
  return subject;
}
