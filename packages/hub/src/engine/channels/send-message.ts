import { HaloError } from '@sundog/halo';
import { HubError } from '../../foundation/errors/hub-error.ts';
import type { ChannelMessage, OpenedChannel, SendDeps, SendResult } from './channel-kind.ts';
import { checkTarget, hostPortOfTarget, refusalOf } from './check-target.ts';

/**
 * Sends one message and says how it went. What the network or the target's check throws becomes a result with a sentence of ours; an error
 * that nobody foresaw goes up.
 */
export async function sendMessage(
  channel: OpenedChannel,
  message: ChannelMessage,
  { allowHosts, ...deps }: SendDeps & { readonly allowHosts: readonly string[] },
): Promise<SendResult> {
  const { target } = channel;
  try {
    checkTarget(target, allowHosts);
    return await channel.send(message, deps);
  } catch (error) {
    const told = refusalOf(error, hostPortOfTarget(target)) ?? error;
    if (!(told instanceof HubError || told instanceof HaloError)) throw error;
    // What the client of HaloPSA says of an address is as true of another receiver, but for its name.
    return unsent(told.message.replaceAll('HaloPSA', 'the receiver'));
  }
}

/** The result of a try that never came to an answer. */
export function unsent(sentence: string): SendResult {
  return { isSent: false, status: null, sentence, requestBytes: 0, responseBytes: 0, retryAfterMs: null, answer: '' };
}
