import { HubError } from '../../foundation/errors/hub-error.ts';
import { listSourceRows, type SourceRow } from '../../store/rows/source-rows.ts';
import { ingestLists } from './ingest-source.ts';
import type { SourceDeps } from './source-deps.ts';
import { connectorOf, isAsked } from './source-input.ts';

/** What the schedule read, in figures. */
export interface DueIngest {
  readonly sources: number;
  readonly rows: number;
  readonly written: number;
  readonly gone: number;
  /** Lists that could not be read, or not to their end. */
  readonly failed: number;
}

/**
 * Reads every source of a connection that the schedule may read: not those that are paused, that wait for their secrets, or whose files are
 * handed in. One that fails does not hold up the others.
 * @throws the signal's reason when it aborts
 */
export async function ingestDue(
  deps: SourceDeps,
  { connectionId, signal }: { readonly connectionId: number; readonly signal?: AbortSignal },
): Promise<DueIngest> {
  const { store, workspaceId, log } = deps;
  const rows = await store.inWorkspace(workspaceId, (db) => listSourceRows(db), { readOnly: true });
  const total = { sources: 0, rows: 0, written: 0, gone: 0, failed: 0 };
  for (const row of rows.filter((one) => one.connectionId === connectionId)) {
    if (!(await isDue(deps, row))) continue;
    total.sources += 1;
    try {
      const { streams } = await ingestLists(deps, row, { acceptGone: false, signal });
      for (const one of streams) {
        if (one.state === 'busy') continue;
        total.rows += one.rows;
        total.written += one.written;
        total.gone += one.gone;
        if (one.state !== 'complete') total.failed += 1;
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof HubError)) throw error;
      total.failed += 1;
      log({ source: row.id, kind: 'not-read', code: error.code });
    }
  }
  return total;
}

async function isDue(deps: SourceDeps, row: SourceRow): Promise<boolean> {
  if (row.pausedAt !== null || row.state === 'removed' || row.state === 'secret-missing') return false;
  return isAsked(await connectorOf(deps, 'source.ingest', row.connector));
}
