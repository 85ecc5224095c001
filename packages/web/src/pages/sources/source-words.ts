import type { StatusMeaning } from '../../ui/StatusBadge.tsx';
import type { ConnectorDefinition, SourceList, SourceSummary } from './sources.queries.ts';

/** What the last check of a source came to, in words. */
export const stateWords: Readonly<Record<SourceSummary['state'], readonly [StatusMeaning, string]>> = {
  unchecked: ['quiet', 'not checked'],
  passed: ['good', 'check passed'],
  'passed-with-warnings': ['look', 'check with warnings'],
  failed: ['bad', 'check failed'],
  'secret-missing': ['bad', 'secrets missing'],
  removed: ['quiet', 'removed'],
};

/** What a list of a source holds. */
export const streamWords: Readonly<Record<SourceList['stream'], string>> = {
  company: 'Companies',
  device: 'Devices',
  'licence-count': 'Counts',
  alert: 'Alerts',
};

/** How a reading of a list ended, in words. */
export const passWords: Readonly<Record<NonNullable<SourceList['lastPass']>['state'], readonly [StatusMeaning, string]>> = {
  running: ['busy', 'being read'],
  stopped: ['look', 'stopped'],
  complete: ['good', 'complete'],
  incomplete: ['look', 'incomplete'],
  failed: ['bad', 'failed'],
};

/** The kinds of tools, in their order in the catalogue. */
export const kindWords: Readonly<Record<ConnectorDefinition['kind'], string>> = {
  rmm: 'Remote monitoring',
  backup: 'Backup',
  security: 'Security',
  file: 'Files',
  push: 'Products that post',
};

/** When the oldest of the lists was last read whole, ISO 8601; null: one of them never was. */
export function wholeSince(lists: readonly Pick<SourceList, 'completeAt'>[]): string | null {
  const times = lists.map(({ completeAt }) => completeAt);
  if (times.length === 0 || times.includes(null)) return null;
  return times.flatMap((at) => at ?? []).reduce((oldest, at) => (at < oldest ? at : oldest));
}

/** How many records of a list are there. */
export function presentOf(lists: readonly Pick<SourceList, 'stream' | 'present'>[], stream: SourceList['stream']): number {
  return lists.find((one) => one.stream === stream)?.present ?? 0;
}

/** `1 row`, `2,000 rows`. @param many the plural, where it is not the word with an s */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
