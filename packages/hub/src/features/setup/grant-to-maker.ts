import type { Actor } from '../../foundation/actor.ts';
import type { Db } from '../../store/database.ts';
import { insertGrant, listStrangers } from '../../store/rows/access-group-rows.ts';

/**
 * A new connection is seen by whoever made it and by nobody else, until it is granted to others. Who made it at the command line has no account:
 * then the owners of the workspace see it.
 */
export async function grantToMaker(db: Db, connectionId: number, { accountId }: Actor): Promise<void> {
  if (accountId === undefined) return insertGrant(db, connectionId, { role: 'owner' });
  // The test of the HaloPSA took a while: who was taken out of the workspace meanwhile sees nothing.
  if ((await listStrangers(db, [accountId])).length === 0) await insertGrant(db, connectionId, { accountId });
}
