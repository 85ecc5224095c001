import { ChannelNotFoundError } from '../../foundation/errors/channel-not-found.ts';
import { type ChannelRow, listChannelRows } from '../../store/rows/channel-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';

/** A channel by its name, else by its number; `#3` is the number whatever names there are. @throws ChannelNotFoundError */
export async function findChannel(
  { store, workspaceId }: Pick<ChannelDeps, 'store' | 'workspaceId'>,
  wanted: string,
): Promise<ChannelRow> {
  const rows = await store.inWorkspace(workspaceId, (db) => listChannelRows(db), { readOnly: true });
  const name = wanted.trim().toLowerCase();
  const found =
    rows.find((row) => `#${row.id}` === name) ??
    rows.find((row) => row.name.toLowerCase() === name) ??
    rows.find((row) => String(row.id) === name);
  if (!found)
    throw new ChannelNotFoundError(
      wanted,
      rows.map((row) => row.name),
    );
  return found;
}
