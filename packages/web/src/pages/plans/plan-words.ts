import type { StatusMeaning } from '../../ui/StatusBadge.tsx';
import type { PlannedChange, PlanSummary } from './plans.queries.ts';

/** What a state of a plan is called, and what it means. */
export const stateWords: Readonly<Record<PlanSummary['state'], readonly [StatusMeaning, string]>> = {
  planned: ['look', 'to be reviewed'],
  approved: ['good', 'approved'],
  applying: ['busy', 'being applied'],
  stopped: ['look', 'stopped'],
  applied: ['good', 'applied'],
  'partly-applied': ['look', 'partly applied'],
  failed: ['bad', 'failed'],
  discarded: ['quiet', 'discarded'],
  expired: ['quiet', 'expired'],
  frozen: ['bad', 'frozen'],
};

/** What became of a change. */
export type Outcome = NonNullable<PlannedChange['outcome']>['outcome'];

/** What an outcome is called, and what it means. */
export const outcomeWords: Readonly<Record<Outcome, readonly [StatusMeaning, string]>> = {
  applied: ['good', 'applied'],
  'altered-by-halo': ['look', 'altered by HaloPSA'],
  unchanged: ['good', 'was so already'],
  stale: ['look', 'stale'],
  refused: ['bad', 'refused'],
  failed: ['bad', 'failed'],
  uncertain: ['look', 'uncertain'],
  skipped: ['quiet', 'left out'],
};

/** What a sign means, in a word. */
export const signWords: Readonly<Record<PlannedChange['sign'], string>> = { '+': 'create', '~': 'update', '-': 'delete' };

/** How a plan stands: an open one that is too late to apply has expired, whatever its state says. */
export function wordsOf({ state, isExpired }: Pick<PlanSummary, 'state' | 'isExpired'>): readonly [StatusMeaning, string] {
  return isExpired ? stateWords.expired : stateWords[state];
}

/** A value of a field as people read it. */
export function sayValue(value: string | number | boolean | null): string {
  if (value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  const midnight = /^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?Z$/.exec(value);
  return midnight?.[1] ?? value;
}

/** `1 change`, `2,000 changes`. */
export function sayChanges(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'change' : 'changes'}`;
}

/** `in 3 clients`; what is of no client, such as a type of assets, counts for none. */
export function sayClients(clients: readonly { readonly id: number | null }[]): string {
  const count = clients.filter(({ id }) => id !== null).length;
  return count === 0 ? 'of no client' : `in ${count.toLocaleString()} ${count === 1 ? 'client' : 'clients'}`;
}
