import type { Store } from '../../store/database.ts';
import { type AuditEntry, insertAuditEntry } from '../../store/rows/audit-rows.ts';
import { listWorkspaceIdsOf } from '../../store/rows/membership-rows.ts';
import { mainWorkspaceId } from '../../store/rows/workspace-rows.ts';

/** Something about access that was done or refused. */
export interface AccessNote extends Omit<AuditEntry, 'accountId'> {
  /** Whom it is about: every workspace of theirs hears of it. Null: nobody who is known; the main workspace hears. */
  readonly accountId: string | null;
  /** Only this workspace hears of it. */
  readonly workspaceId?: number;
}

/** Where what is done outside any workspace (signing in, changing a password) is written to the audit. */
export interface AccessJournal {
  readonly note: (note: AccessNote) => Promise<void>;
}

/** A journal that writes to the audit of the workspaces concerned, in a transaction of its own. */
export function openAccessJournal(store: Store): AccessJournal {
  const concerned = async (accountId: string | null) =>
    accountId === null ? [] : store.inInstallation((db) => listWorkspaceIdsOf(db, accountId), { readOnly: true });
  return {
    note: async ({ accountId, workspaceId, ...entry }) => {
      const ids = workspaceId === undefined ? await concerned(accountId) : [workspaceId];
      for (const id of ids.length === 0 ? [mainWorkspaceId] : ids)
        await store.inWorkspace(id, (db) => insertAuditEntry(db, accountId === null ? entry : { ...entry, accountId }));
    },
  };
}
