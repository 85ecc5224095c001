import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SendResult } from '../../engine/channels/channel-kind.ts';
import { openReach } from '../../engine/channels/open-reach.ts';
import { sendMessage } from '../../engine/channels/send-message.ts';
import { defineVerb } from '../../engine/verb.ts';
import { type ChannelRow, markChannelFailing, markChannelWell } from '../../store/rows/channel-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';
import { kindOf } from './channel-input.ts';
import { openChannel } from './channel-secrets.ts';
import { findChannel } from './find-channel.ts';

const input = z.object({
  /** Name or number. */
  channel: z.string(),
});

const shownCharacters = 300;

/** How a test went. */
export interface ChannelTest extends SendResult {
  readonly id: number;
  readonly name: string;
  readonly target: string;
}

/**
 * Sends a test message and says what came of it. It stands in no list of deliveries; a channel that was switched off stays so.
 * @throws InvalidInputError, NotPermittedError, ChannelNotFoundError, ChannelSecretMissingError, WrongKeyError
 */
export const testChannel = defineVerb<
  ChannelDeps,
  typeof input,
  { readonly row: ChannelRow; readonly result: SendResult },
  ChannelTest
>({
  name: 'channel.test',
  input,
  prepare: async (deps, { channel }) => {
    const row = await findChannel(deps, channel);
    return { row, result: await sendTest(deps, row) };
  },
  run: async ({ db, clock }, _input, { row, result }) => {
    const at = new Date(clock.now());
    if (result.isSent) await markChannelWell(db, row.id, at);
    else await markChannelFailing(db, row.id, { error: result.sentence, at });
    return { id: row.id, name: row.name, target: row.target, ...result };
  },
  audit: (_input, { id, isSent, status }) => ({ subject: `channel ${id}`, detail: { isSent, status } }),
});

async function sendTest(deps: ChannelDeps, row: ChannelRow): Promise<SendResult> {
  const { store, workspaceId, clock, publicUrl, network, actor } = deps;
  const at = new Date(clock.now());
  const kind = kindOf(deps, 'channel.test', row.kind);
  const { opened, signing, allowHosts, sensitive } = await store.inWorkspace(
    workspaceId,
    (db) => openChannel(deps, { db, row, kind, at }),
    {
      readOnly: true,
    },
  );
  const reach = openReach({ allowHosts, ...(network ? { network } : {}) });
  try {
    const result = await sendMessage(
      opened,
      {
        id: randomUUID(),
        event: 'test',
        about: `channel ${row.id}`,
        at: at.toISOString(),
        severity: 'info',
        title: 'A test of this channel',
        sentence: `Messages of Sundog arrive here. The test was asked for by ${actor.name}.`,
        meaning: null,
        causes: [],
        remedy: null,
        connectionId: null,
        link: publicUrl,
      },
      { reach, at, source: publicUrl ?? '/sundog', signing, allowHosts },
    );
    return { ...result, answer: withoutSecrets(result.answer, sensitive).slice(0, shownCharacters) };
  } finally {
    await reach.close();
  }
}

/** A receiver may echo what it was sent. */
function withoutSecrets(answer: string, sensitive: readonly string[]): string {
  return sensitive.reduce((text, secret) => text.replaceAll(secret, '***'), answer);
}
