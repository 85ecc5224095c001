import type { RightReadingInput } from '../../engine/xray/right-reading.ts';
import { defineRightSource, type Sight, type TrialFact } from '../../engine/xray/right-source.ts';
import type { TrialSubject } from '../../engine/xray/trial/trial-subject.ts';
import { trialSubjects } from '../trial-subjects/index.ts';

/** The last trial of each subject: what was made is permitted. It yields to what a read shows now: rights may have changed since. */
export const writeTrials = defineRightSource({
  name: 'write-trials',
  title: 'Trials of writing',
  read: async (sight) =>
    trialSubjects.flatMap((subject) => {
      const trial = sight.trials.find((one) => one.subject === subject.name && one.outcome !== 'unclear');
      return trial ? readTrial(sight, subject, trial) : [];
    }),
});

function readTrial(sight: Sight, subject: TrialSubject, trial: TrialFact): readonly RightReadingInput[] {
  const on = `The trial "${subject.name}" of ${trial.endedAt.toISOString().slice(0, 10)}`;
  const open = subject.proves.filter(
    ({ right }) => sight.known(right)?.atMost === undefined || sight.known(right)?.atMost === null,
  );
  if (trial.outcome === 'allowed')
    return open.map(({ right, atLeast }) => ({ right, atLeast, evidence: [`${on} made the record.`] }));
  // One refusal names no right: it decides only where all the others behind it are known to be there.
  const scope = subject.entity.scopes.edit[0];
  const isScopeThere = scope !== undefined && sight.known(`scope:${scope}`)?.atLeast === 'Yes';
  const doubtful = open.filter(({ right, atLeast }) => sight.known(right)?.atLeast !== atLeast);
  const [only, ...others] = doubtful;
  if (only && others.length === 0 && isScopeThere) {
    const { values } = sight.right(only.right);
    const below = values[values.indexOf(only.atLeast) - 1];
    if (below !== undefined)
      return [{ right: only.right, atMost: below, evidence: [`${on} was refused, and everything else that it needs is there.`] }];
  }
  return doubtful.map(({ right }) => ({
    right,
    evidence: [`${on} was refused.`],
    why: `${on} was refused; which of several rights is missing, it does not say.`,
  }));
}
