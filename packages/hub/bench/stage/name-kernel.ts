import { distance } from 'fastest-levenshtein';
import { ratio } from 'fuzzball';
import { company } from '../../src/catalog/match-rules/index.ts';
import { buildCompanyLexicon } from '../../src/engine/matching/company-lexicon.ts';
import { readCompanyNames } from '../../src/engine/matching/company-name.ts';
import { NameComparer } from '../../src/engine/matching/name-comparer.ts';
import { NameVocabulary, type PreparedName } from '../../src/engine/matching/name-vocabulary.ts';

/** Pairs of names per second of a thread's own time, so that a busy machine does not decide: ours, and two libraries on the same texts in small letters. */
export interface KernelSpeed {
  readonly ours: number;
  readonly fastestLevenshtein: number;
  readonly fuzzball: number;
}

/** Compares every left name with every right name, as often as it takes to get `pairs`. The sum of all results is kept, so that nothing is optimised away. */
function speedOf<Name>(
  left: readonly Name[],
  right: readonly Name[],
  { pairs, compare }: { readonly pairs: number; readonly compare: (one: Name, other: Name) => number },
): number {
  let [done, sum] = [0, 0];
  const began = process.cpuUsage();
  while (done < pairs)
    for (const one of left) {
      for (const other of right) sum += compare(one, other);
      done += right.length;
      if (done >= pairs) break;
    }
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  if (!Number.isFinite(sum)) throw new Error('The comparison gave no number.');
  return done / seconds;
}

/** Measures the three on all pairs of two lists of names. */
export function measureKernel(left: readonly string[], right: readonly string[], pairs: number): KernelSpeed {
  const lexicon = buildCompanyLexicon(company);
  const vocabulary = new NameVocabulary(company);
  const read = {
    left: left.map((name) => readCompanyNames(name, lexicon)),
    right: right.map((name) => readCompanyNames(name, lexicon)),
  };
  for (const names of read.left) vocabulary.add('left', names);
  for (const names of read.right) vocabulary.add('right', names);
  vocabulary.close();
  const prepare = (lists: typeof read.left): readonly PreparedName[] =>
    lists.flatMap(([first]) => (first ? [vocabulary.prepare(first)] : []));
  const comparer = new NameComparer(company);
  const [lowerLeft, lowerRight] = [left.map((name) => name.toLowerCase()), right.map((name) => name.toLowerCase())];
  return {
    ours: speedOf(prepare(read.left), prepare(read.right), { pairs, compare: (one, other) => comparer.compare(one, other) }),
    fastestLevenshtein: speedOf(lowerLeft, lowerRight, { pairs, compare: distance }),
    fuzzball: speedOf(lowerLeft, lowerRight, {
      pairs: pairs / 10,
      compare: (one, other) => ratio(one, other, { full_process: false }),
    }),
  };
}
