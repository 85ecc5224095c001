import { countDeliveries, type DeliveryState } from '../../store/rows/channel-delivery-rows.ts';
import { type ChannelRow, listChannelRows } from '../../store/rows/channel-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';

/** A channel and how its messages stand. Never a secret. */
export interface ListedChannel extends ChannelRow {
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
}

/** The channels of the workspace. */
export async function listChannels({
  store,
  workspaceId,
}: Pick<ChannelDeps, 'store' | 'workspaceId'>): Promise<readonly ListedChannel[]> {
  return store.inWorkspace(
    workspaceId,
    async (db) => {
      const counts = await countDeliveries(db);
      return (await listChannelRows(db)).map((row) => ({
        ...row,
        deliveries: {
          queued: 0,
          failed: 0,
          sent: 0,
          'given-up': 0,
          bundled: 0,
          ...Object.fromEntries(counts.filter(({ channelId }) => channelId === row.id).map(({ state, count }) => [state, count])),
        },
      }));
    },
    { readOnly: true },
  );
}
