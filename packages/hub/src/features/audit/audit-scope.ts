import type { Db, Store } from '../../store/database.ts';

/** Whose audit is read. */
export interface AuditScope {
  readonly store: Store;
  /** Null: that of the installation. */
  readonly workspaceId: number | null;
}

/** Runs work that reads the audit of a workspace or of the installation. */
export async function readInScope<T>({ store, workspaceId }: AuditScope, work: (db: Db) => Promise<T>): Promise<T> {
  const options = { readOnly: true };
  return workspaceId === null ? store.inInstallation(work, options) : store.inWorkspace(workspaceId, work, options);
}
