import { type DeliveryRow, type DeliveryState, listDeliveryRows } from '../../store/rows/channel-delivery-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';
import { findChannel } from './find-channel.ts';

/** Which deliveries. */
export interface DeliveryFilter {
  /** Name or number; absent: of all channels. */
  readonly channel?: string;
  readonly states?: readonly DeliveryState[];
  /** Only what comes after this one in the list. */
  readonly after?: { readonly createdAt: Date; readonly id: string };
  /** Default 100. */
  readonly limit?: number;
}

/** What was told or is to be told, newest first. @throws ChannelNotFoundError */
export async function listDeliveries(
  deps: Pick<ChannelDeps, 'store' | 'workspaceId'>,
  { channel, states, after, limit = 100 }: DeliveryFilter,
): Promise<readonly DeliveryRow[]> {
  const channelId = channel === undefined ? null : (await findChannel(deps, channel)).id;
  return deps.store.inWorkspace(
    deps.workspaceId,
    (db) => listDeliveryRows(db, { channelId, states: states ?? null, after: after ?? null, limit }),
    {
      readOnly: true,
    },
  );
}
