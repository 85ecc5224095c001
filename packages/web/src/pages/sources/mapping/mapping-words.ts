import type { StatusMeaning } from '../../../ui/StatusBadge.tsx';
import type { MappingBatch, MappingKind, MappingStanding, MappingTabName } from './mapping.queries.ts';

/** What is mapped: what the tool calls it, one of it, and what it becomes in HaloPSA. */
export const kindWords: Readonly<
  Record<MappingKind, { readonly title: string; readonly one: string; readonly many: string; readonly target: string }>
> = {
  company: { title: 'Companies', one: 'company', many: 'companies', target: 'client' },
  product: { title: 'Products', one: 'product', many: 'products', target: 'asset type' },
  device: { title: 'Devices', one: 'device', many: 'devices', target: 'asset' },
  user: { title: 'Users', one: 'user', many: 'users', target: 'user' },
};

/** The kinds in their order. */
export const kinds = Object.keys(kindWords) as readonly MappingKind[];

/** The lists, in the order in which one works through them. */
export const listWords: Readonly<Record<MappingTabName, string>> = {
  suggested: 'Suggested',
  'needs-choice': 'Needs choice',
  unmatched: 'Unmatched',
  matched: 'Matched',
  ignored: 'Ignored',
  conflicts: 'Conflicts',
};

/** The lists in their order. */
export const lists = Object.keys(listWords) as readonly MappingTabName[];

/** Why nothing is planned for a device. */
const leftOutWords: Readonly<Record<string, string>> = {
  gone: 'gone from the tool',
  'no-company': 'of no company',
  'company-not-mapped': 'company not mapped',
  'company-ignored': 'company ignored',
  'company-suspended': 'company to be looked at',
  'no-site': 'no site',
  ignored: 'ignored',
  suspended: 'link to be looked at',
  'waits-for-choice': 'waiting for a choice',
};

/** What an act did. */
export const actWords: Readonly<Record<MappingBatch['what'], string>> = {
  refresh: 'Looked at both sides',
  link: 'Linked',
  unlink: 'Unlinked',
  ignore: 'Ignored',
  restore: 'Restored',
  confirm: 'Confirmed',
  undo: 'Undid',
  settings: 'Saved settings',
  import: 'Imported a file',
};

/** How likely a candidate is, as a badge. */
export function scoreWords(score: number): readonly [StatusMeaning, string] {
  if (score >= 0.95) return ['good', 'very likely'];
  return score >= 0.8 ? ['busy', 'likely'] : ['look', 'uncertain'];
}

/** `98 %`: never 100 where something is left open. */
export function sayScore(score: number): string {
  return `${Math.min(score === 1 ? 100 : 99, Math.round(score * 100))} %`;
}

/** `bits` of evidence as a person reads them: `+14.2`, `−3.0`. */
export function sayWeight(weight: number): string {
  const size = Math.abs(weight).toFixed(1);
  return weight < 0 ? `−${size}` : `+${size}`;
}

/** `3 devices left out: no site`, the largest first. */
export function sayLeftOut(leftOut: MappingStanding['leftOut']): readonly string[] {
  return [...leftOut]
    .sort((one, other) => other.count - one.count)
    .map(({ reason, count }) => `${count.toLocaleString()} left out: ${leftOutWords[reason] ?? reason}`);
}

/** How many records of a kind there are in all lists. */
export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** How many of a kind nobody has decided about. */
export function openOf(counts: Readonly<Partial<Record<MappingTabName, number>>>): number {
  return (counts.suggested ?? 0) + (counts['needs-choice'] ?? 0) + (counts.unmatched ?? 0) + (counts.conflicts ?? 0);
}
