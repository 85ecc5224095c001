import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { Channel } from './channels.queries.ts';

/** How a channel stands. */
export function ChannelState({ channel }: { readonly channel: Channel }) {
  if (!channel.isEnabled) return <StatusBadge meaning="bad">switched off</StatusBadge>;
  if (channel.failingSince) return <StatusBadge meaning="look">fails</StatusBadge>;
  return channel.lastSuccessAt ? (
    <StatusBadge meaning="good">works</StatusBadge>
  ) : (
    <StatusBadge meaning="quiet">nothing was told yet</StatusBadge>
  );
}
