import type { HaloEntity } from '@sundog/halo';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import type { SyncIssue } from '../../store/rows/issue-queue-rows.ts';

/** How an issue is asked for again. */
export type Reading =
  /** One record, by its key. */
  | { readonly by: 'record'; readonly entity: string; readonly key: string }
  /** What one parent holds. */
  | { readonly by: 'parent'; readonly entity: string; readonly parentKey: number }
  /** The whole entity, by table name. */
  | { readonly by: 'entity'; readonly entity: string };

/** Codes whose cause can only be seen in the whole list: which of two rows has the key, or what stood among the rows. */
const needWhole: ReadonlySet<string> = new Set(['duplicate-key', 'not-a-row']);

/** Whether the issue's subject is not the key of a row. */
export function isNamedByText({ subject }: Pick<SyncIssue, 'subject'>): boolean {
  return subject.startsWith('text ');
}

/**
 * The cheapest way to ask Halo for what an issue is about. Pure.
 * @param key the row's key, where it could be found out
 */
export function planReading(
  issue: Pick<SyncIssue, 'kind' | 'code' | 'parentKey'>,
  halo: HaloEntity,
  key: string | null,
): Reading {
  const entity = toTableName(halo.name);
  const { source } = halo;
  if (issue.kind === 'row' && key !== null && halo.detail !== null && !needWhole.has(issue.code))
    return { by: 'record', entity, key };
  if (issue.kind === 'row' && source.by === 'parent' && issue.parentKey !== null)
    return { by: 'parent', entity, parentKey: issue.parentKey };
  // Rows that stand inside others come with those.
  return { by: 'entity', entity: source.by === 'embedded' ? toTableName(source.parent) : entity };
}
