import { channelKinds } from '../catalog/channel-kinds/index.ts';
import { notices } from '../catalog/notices/index.ts';
import type { ChannelKind } from '../engine/channels/channel-kind.ts';
import type { NoticeKind } from '../engine/channels/notice-kind.ts';
import { type AddChannelInput, type AddedChannel, addChannel } from '../features/channels/add-channel.ts';
import type { ChannelDeps } from '../features/channels/channel-deps.ts';
import { type DeliveryDrain, drainDeliveries } from '../features/channels/drain-deliveries.ts';
import { type EditChannelInput, editChannel } from '../features/channels/edit-channel.ts';
import { type ListedChannel, listChannels } from '../features/channels/list-channels.ts';
import { type DeliveryFilter, listDeliveries } from '../features/channels/list-deliveries.ts';
import { removeChannel } from '../features/channels/remove-channel.ts';
import { resendDelivery } from '../features/channels/resend-delivery.ts';
import { type RotatedChannel, rotateChannel } from '../features/channels/rotate-channel.ts';
import { type ChannelTest, testChannel } from '../features/channels/test-channel.ts';
import type { DeliveryRow } from '../store/rows/channel-delivery-rows.ts';

/** Channels, by which people are told of what goes wrong, as the doors use them. */
export interface ChannelDesk {
  readonly kinds: readonly ChannelKind[];
  readonly notices: readonly NoticeKind[];
  readonly list: () => Promise<readonly ListedChannel[]>;
  readonly add: (input: AddChannelInput) => Promise<AddedChannel>;
  readonly edit: (input: EditChannelInput) => Promise<{ readonly id: number; readonly name: string; readonly target: string }>;
  readonly test: (input: { readonly channel: string }) => Promise<ChannelTest>;
  readonly rotate: (input: { readonly channel: string; readonly graceMinutes?: number }) => Promise<RotatedChannel>;
  readonly remove: (input: { readonly channel: string }) => Promise<{ readonly removed: string }>;
  readonly deliveries: (filter: DeliveryFilter) => Promise<readonly DeliveryRow[]>;
  readonly resend: (input: { readonly id: string }) => Promise<{ readonly id: string }>;
  /** Sends what is due. */
  readonly drain: (signal?: AbortSignal) => Promise<DeliveryDrain>;
}

/** The desk over its dependencies. */
export function openChannelDesk(given: Omit<ChannelDeps, 'kinds' | 'notices'>): ChannelDesk {
  const deps: ChannelDeps = { ...given, kinds: channelKinds, notices };
  return {
    kinds: channelKinds,
    notices,
    list: () => listChannels(deps),
    add: (input) => addChannel(deps, input),
    edit: (input) => editChannel(deps, input),
    test: (input) => testChannel(deps, input),
    rotate: (input) => rotateChannel(deps, input),
    remove: (input) => removeChannel(deps, input),
    deliveries: (filter) => listDeliveries(deps, filter),
    resend: (input) => resendDelivery(deps, input),
    drain: (signal) => drainDeliveries(deps, signal),
  };
}
