import type { Db, Store } from '../../store/database.ts';
import { type AuditEntry, insertAuditEntry } from '../../store/rows/audit-rows.ts';
import { listWorkspaceIdsOf } from '../../store/rows/membership-rows.ts';

/** Something about access that was done or refused. */
export interface AccessNote extends Omit<AuditEntry, 'accountId'> {
  /** Whom it is about: every workspace of theirs hears of it. Null: nobody who is known; the installation alone hears. */
  readonly accountId: string | null;
  /** Only this workspace hears of it. */
  readonly workspaceId?: number;
}

/** Where what is done outside any workspace (signing in, changing a password) is written to the audit. */
export interface AccessJournal {
  /** Writes it to the installation's audit, in a transaction of the installation: last in it, as every row of an audit. */
  readonly keep: (db: Db, note: AccessNote) => Promise<void>;
  /** Tells the workspaces concerned, each in a transaction of its own. */
  readonly tell: (note: AccessNote) => Promise<void>;
  /** Keeps it in a transaction of its own, and tells. */
  readonly note: (note: AccessNote) => Promise<void>;
}

/** The journal of an installation. */
export function openAccessJournal(store: Store): AccessJournal {
  const concerned = async ({ accountId, workspaceId }: AccessNote) => {
    if (workspaceId !== undefined) return [workspaceId];
    return accountId === null ? [] : store.inInstallation((db) => listWorkspaceIdsOf(db, accountId), { readOnly: true });
  };
  const keep: AccessJournal['keep'] = (db, note) => insertAuditEntry(db, entryOf(note));
  const tell: AccessJournal['tell'] = async (note) => {
    for (const id of await concerned(note)) await store.inWorkspace(id, (db) => insertAuditEntry(db, entryOf(note)));
  };
  return {
    keep,
    tell,
    note: async (note) => {
      await store.inInstallation((db) => keep(db, note));
      await tell(note);
    },
  };
}

function entryOf({ accountId, workspaceId: _, ...entry }: AccessNote): AuditEntry {
  return accountId === null ? entry : { ...entry, accountId };
}
