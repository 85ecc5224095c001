import { type Halo, HaloError } from '@sundog/halo';
import type { TrialGet, TrialPlan } from '../../engine/xray/trial/trial-subject.ts';
import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import { type ConnectionRow, findConnectionById } from '../../store/rows/connection-rows.ts';
import { readSubject, type TrialVerbDeps } from './trial-deps.ts';

/** What a trial will send and what may stay: what a person reads before saying yes. Sends GET only. @throws UnknownTrialError, ConnectionNotFoundError */
export async function planTrial(
  deps: TrialVerbDeps,
  { connectionId, subject }: { readonly connectionId: number; readonly subject: string },
): Promise<TrialPlan> {
  const found = readSubject(deps, subject);
  const halo = await deps.openForTrial(await readTrialConnection(deps, connectionId));
  try {
    return await found.plan(readerOf(halo));
  } finally {
    await halo.close();
  }
}

/** The connection with an id. @throws ConnectionNotFoundError */
export async function readTrialConnection(
  { store, workspaceId }: Pick<TrialVerbDeps, 'store' | 'workspaceId'>,
  id: number,
): Promise<ConnectionRow> {
  const row = await store.inWorkspace(workspaceId, (db) => findConnectionById(db, id), { readOnly: true });
  if (!row) throw new ConnectionNotFoundError(String(id), []);
  return row;
}

/** GET, with null for what Halo refuses. */
export function readerOf(halo: Halo): TrialGet {
  return async (path, query = {}) => {
    try {
      return (await halo.get(path, query, { priority: 'interactive' })).json;
    } catch (error) {
      if (error instanceof HaloError) return null;
      throw error;
    }
  };
}
