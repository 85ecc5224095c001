import type { ChannelKind } from '../../engine/channels/channel-kind.ts';
import { email } from './email.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { webhook } from './webhook.ts';

/** Every kind of channel. */
export const channelKinds: readonly ChannelKind[] = [email, slack, teams, webhook];
