import type { LastEdit } from '../../engine/fields/decide-field.ts';
import type { DeviceWorld } from '../../engine/fields/device-world.ts';
import type { NewLock } from '../../engine/fields/gather-drafts.ts';
import type { Db } from '../../store/database.ts';
import { findOwnAgent, listAssetEdits } from '../../store/rows/device-plan-rows.ts';

/**
 * The world with what HaloPSA's list of changes says of fields that are not as this hub left them: who changed them last, and whether that was
 * this hub itself. Where the list is not readable nothing is said, and a difference counts as a person's.
 */
export async function withEdits(
  db: Db,
  world: DeviceWorld,
  { connectionId, locks }: { readonly connectionId: number; readonly locks: readonly NewLock[] },
): Promise<DeviceWorld> {
  const ownAgent = await findOwnAgent(db, connectionId);
  const { members } = world.definitions.update.shape;
  const ours = new Map(Object.entries(members).map(([field, { wire }]) => [wire, field]));
  const edits = new Map<string, LastEdit>();
  for (const { assetId, field, by, at } of await listAssetEdits(db, connectionId, [
    ...new Set(locks.map((lock) => lock.assetId)),
  ]))
    edits.set(`${assetId} ${ours.get(field) ?? field}`, { by, at, isOurs: by !== null && by === ownAgent });
  return { ...world, edit: (assetId, field) => edits.get(`${assetId} ${field}`) ?? null };
}
