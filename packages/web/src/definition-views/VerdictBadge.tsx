import type { CallAnswer } from '../api/route-types.ts';
import { StatusBadge, type StatusMeaning } from '../ui/StatusBadge.tsx';

type Verdict = CallAnswer<'syncs.read'>['verdict'];

const verdicts: Readonly<Record<Verdict, readonly [StatusMeaning, string]>> = {
  healthy: ['good', 'healthy'],
  syncing: ['busy', 'reading'],
  late: ['look', 'late'],
  failing: ['bad', 'failing'],
  paused: ['quiet', 'paused'],
  never: ['quiet', 'not read yet'],
};

/** How the sync of a connection stands, in one word. */
export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const [meaning, word] = verdicts[verdict];
  return <StatusBadge meaning={meaning}>{word}</StatusBadge>;
}
