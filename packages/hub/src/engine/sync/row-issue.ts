import { hash } from 'node:crypto';
import type { HaloEntity } from '@sundog/halo';
import { type MirrorTable, toTableName } from '../../store/mirror/mirror-table.ts';
import type { NewSyncIssue } from '../../store/rows/sync-issue-rows.ts';
import { compileLastingText } from './content-hash.ts';

/** Why a row without a name of its own was set aside. */
interface RowTrouble {
  readonly code: 'not-a-row' | 'unreadable-key' | 'duplicate-key';
  readonly sentence: string;
  /** The text of the row. */
  readonly raw: string;
  readonly parentKey?: number | null;
}

/**
 * Makes the function that sets aside rows which cannot be named by a key. The text names them: the same text gives the same issue,
 * whatever changes by itself in it.
 */
export function compileRowIssue(entity: HaloEntity): (trouble: RowTrouble) => NewSyncIssue {
  const lastingOf = compileLastingText(entity);
  const table = toTableName(entity.name);
  return (trouble) => ({
    entity: table,
    kind: 'row',
    subject: `text ${hash('sha256', lastingOf(trouble.raw)).slice(0, 12)}`,
    ...trouble,
  });
}

/** What stood among the rows of a list without being one. */
export function notARow(value: unknown): RowTrouble {
  return { code: 'not-a-row', sentence: 'A member of the list is not an object.', raw: JSON.stringify(value) ?? 'null' };
}

/** A row that the database refused for its content. `refusal`: the SQLSTATE. */
export function refusedRow(
  { table }: MirrorTable,
  row: { readonly subject: string; readonly refusal: string; readonly raw: string; readonly hash: string },
): NewSyncIssue {
  return {
    entity: table,
    kind: 'row',
    subject: row.subject,
    code: 'refused-by-database',
    sentence: `The database cannot hold this row (${row.refusal}).`,
    raw: row.raw,
    textHash: row.hash,
  };
}
