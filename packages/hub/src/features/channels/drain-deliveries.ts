import { channelDisabled } from '../../catalog/notices/channel-disabled.ts';
import type { SendResult } from '../../engine/channels/channel-kind.ts';
import { openReach } from '../../engine/channels/open-reach.ts';
import { patienceMs, retryDelay } from '../../engine/channels/retry-delay.ts';
import { sendMessage, unsent } from '../../engine/channels/send-message.ts';
import { tellChannels } from '../../engine/channels/tell-channels.ts';
import { noCrash } from '../../foundation/crash-point.ts';
import { HubError } from '../../foundation/errors/hub-error.ts';
import type { Db } from '../../store/database.ts';
import { type ClaimedDelivery, endDelivery, listChannelsDue } from '../../store/rows/channel-claim-rows.ts';
import { forgetOldDeliveries } from '../../store/rows/channel-delivery-rows.ts';
import { disableChannel, findChannelRow, markChannelFailing, markChannelWell } from '../../store/rows/channel-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';
import { openChannel } from './channel-secrets.ts';
import { claimNext } from './claim-next.ts';

/** What a drain did. */
export interface DeliveryDrain {
  readonly sent: number;
  readonly failed: number;
  /** Given up: nobody will be told. */
  readonly givenUp: number;
}

/** Settled deliveries are kept this long, for people to look at. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Sends what is due, channel by channel side by side, until nothing is. No transaction waits for the network: a delivery is claimed for two
 * minutes, sent, and its end is kept. Whoever dies between leaves it due again, under the same id: at least once, and a receiver can tell.
 */
export async function drainDeliveries(deps: ChannelDeps, signal?: AbortSignal): Promise<DeliveryDrain> {
  const { store, workspaceId, clock } = deps;
  const counts = { sent: 0, failed: 0, 'given-up': 0 };
  const channels = await store.inWorkspace(workspaceId, (db) => listChannelsDue(db, new Date(clock.now())), { readOnly: true });
  const ends = await Promise.allSettled(
    channels.map(async (channelId) => {
      while (!signal?.aborted) {
        const claimed = await claimNext(deps, channelId);
        if (claimed === null) return;
        (deps.crash ?? noCrash)('channel.claimed');
        counts[await sendOne(deps, claimed)] += 1;
      }
    }),
  );
  await store.inWorkspace(workspaceId, (db) => forgetOldDeliveries(db, new Date(clock.now() - keptMs)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return { sent: counts.sent, failed: counts.failed, givenUp: counts['given-up'] };
}

async function sendOne(deps: ChannelDeps, claimed: ClaimedDelivery): Promise<'sent' | 'failed' | 'given-up'> {
  let unforeseen: unknown = null;
  const result = await trySend(deps, claimed).catch((error: unknown) => {
    unforeseen = error;
    return unsent('It failed inside the hub; the log says why.');
  });
  (deps.crash ?? noCrash)('channel.sent');
  const state = await deps.store.inWorkspace(deps.workspaceId, (db) => keepEnd(deps, { db, claimed, result }));
  // Kept as a failure first, so that it waits its turn and is given up like any other.
  if (unforeseen !== null) throw unforeseen;
  return state;
}

async function trySend(deps: ChannelDeps, { id, channelId, event, about, notice }: ClaimedDelivery): Promise<SendResult> {
  const { store, workspaceId, clock, kinds, publicUrl, network } = deps;
  const at = new Date(clock.now());
  try {
    const channel = await store.inWorkspace(
      workspaceId,
      async (db) => {
        const row = await findChannelRow(db, channelId);
        const kind = kinds.find((one) => one.kind === row?.kind);
        return row && kind ? openChannel(deps, { db, row, kind, at }) : null;
      },
      { readOnly: true },
    );
    if (channel === null) return unsent('Its channel is gone, or of a kind that this version does not know.');
    const { opened, signing, allowHosts } = channel;
    const reach = openReach({ allowHosts, ...(network ? { network } : {}) });
    const message = { ...notice, id, event, about, link: publicUrl };
    const send = sendMessage(opened, message, { reach, at, source: publicUrl ?? '/sundog', signing, allowHosts });
    return await send.finally(() => reach.close());
  } catch (error) {
    // A secret that does not open is a failure of this channel, not of the drain.
    if (error instanceof HubError) return unsent(`${error.message} ${error.remedy}`);
    throw error;
  }
}

async function keepEnd(
  deps: ChannelDeps,
  { db, claimed, result }: { readonly db: Db; readonly claimed: ClaimedDelivery; readonly result: SendResult },
): Promise<'sent' | 'failed' | 'given-up'> {
  const now = deps.clock.now();
  const at = new Date(now);
  const { attempt, queuedAt, channelId } = claimed;
  const { retryAfterMs, sentence } = result;
  const waitedMs = now - queuedAt.getTime();
  const delay = retryDelay({ attempt, waitedMs, retryAfterMs, chance: (deps.chance ?? Math.random)() });
  const state = result.isSent ? 'sent' : delay === null ? 'given-up' : 'failed';
  const isMine = await endDelivery(db, claimed, {
    state,
    at,
    dueAt: new Date(now + (delay ?? 0)),
    responseStatus: result.status,
    requestBytes: result.requestBytes,
    responseBytes: result.responseBytes,
    error: result.isSent ? null : sentence,
  });
  if (!isMine) return state;
  if (result.isSent) await markChannelWell(db, channelId, at);
  else await markChannelFailing(db, channelId, { error: sentence, at });
  if (state === 'given-up') await giveUpChannel(db, { channelId, sentence, at });
  return state;
}

/** Switches a channel off that let nothing through for as long as one message was tried, and says so through the others. */
async function giveUpChannel(
  db: Db,
  { channelId, sentence, at }: { readonly channelId: number; readonly sentence: string; readonly at: Date },
): Promise<void> {
  const reason = `Nothing got through for three days. ${sentence}`;
  const name = await disableChannel(db, channelId, { reason, since: new Date(at.getTime() - patienceMs) });
  if (name === null) return;
  await tellChannels(db, {
    kind: channelDisabled,
    about: `channel ${channelId}`,
    key: `channel ${channelId} disabled ${at.toISOString()}`,
    at,
    severity: 'fail',
    sentence: `The channel "${name}" was switched off: ${reason}`,
    meaning: 'Nobody is told by it any more.',
    remedy: `Look at where it leads, test it with "npx sundog channel test", then switch it on with "npx sundog channel edit --enable".`,
    connectionId: null,
    exceptChannel: channelId,
  });
}
