import { StatusBadge, type StatusMeaning } from '../../ui/StatusBadge.tsx';
import type { EntityStanding, PreflightReport } from './connections.queries.ts';

const checks: Readonly<Record<string, readonly [StatusMeaning, string]>> = {
  passed: ['good', 'check passed'],
  'passed-with-warnings': ['look', 'passed with warnings'],
  failed: ['bad', 'check failed'],
  'secret-missing': ['bad', 'secret missing'],
  unchecked: ['quiet', 'not checked'],
  removed: ['quiet', 'removed, rows kept'],
};

/** How the last check of a connection ended. */
export function CheckBadge({ state }: { readonly state: string | PreflightReport['outcome'] }) {
  const [meaning, word] = checks[state] ?? ['quiet', state];
  return <StatusBadge meaning={meaning}>{word}</StatusBadge>;
}

/** How an entity stands. */
export function EntityBadge({ entity }: { readonly entity: EntityStanding }) {
  const { state, isComplete, isLate, message, progress } = entity;
  if (state === 'running') return <StatusBadge meaning="busy">reading</StatusBadge>;
  if (state === 'failed') return <StatusBadge meaning="bad">failed</StatusBadge>;
  if (state === 'suspect') return <StatusBadge meaning="bad">loss not believed</StatusBadge>;
  if (state === 'no-permission') return <StatusBadge meaning="look">not permitted</StatusBadge>;
  if (isLate) return <StatusBadge meaning="look">late</StatusBadge>;
  if (progress !== null && progress.done < progress.total) return <StatusBadge meaning="busy">in the background</StatusBadge>;
  if (state === 'never' && progress === null) return <StatusBadge meaning="quiet">not read yet</StatusBadge>;
  if (!isComplete && message !== null) return <StatusBadge meaning="look">not proven</StatusBadge>;
  return isComplete ? <StatusBadge meaning="good">complete</StatusBadge> : <StatusBadge meaning="quiet">read</StatusBadge>;
}
