import type { HaloEntity } from '@sundog/halo';
import type { Db } from '../../store/database.ts';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { tombstoneOrphans } from '../../store/rows/mirror-orphan-rows.ts';
import { forgetGoneParents } from '../../store/rows/sync-parent-rows.ts';
import { nowOf, type SyncContext } from './sync-context.ts';

/** What belongs to records that are gone is gone with them: lines of an invoice, actions of a ticket. */
export async function tombstoneChildren(db: Db, context: SyncContext, parent: HaloEntity): Promise<void> {
  const { connectionId } = context;
  const parentTable = mirrorTableOf(parent);
  for (const { halo: child } of context.entities.values()) {
    const { source } = child;
    if (source.by === 'list' || source.parent !== parent.name) continue;
    const table = mirrorTableOf(child);
    await tombstoneOrphans(db, table, {
      connectionId,
      parentField: source.parentField,
      parentTable,
      at: nowOf(context),
    });
    // A parent that comes back has its children read again.
    if (source.by === 'parent') await forgetGoneParents(db, parentTable, { connectionId, entity: table.table });
  }
}
