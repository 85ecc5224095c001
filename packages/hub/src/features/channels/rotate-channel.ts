import { z } from 'zod';
import { makeSigningSecret } from '../../engine/channels/sign-webhook.ts';
import { defineVerb } from '../../engine/verb.ts';
import { ChannelNotSignedError } from '../../foundation/errors/channel-not-signed.ts';
import type { Secret } from '../../foundation/secret.ts';
import type { ChannelRow } from '../../store/rows/channel-rows.ts';
import { deleteChannelSecret } from '../../store/rows/channel-secret-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';
import { kindOf } from './channel-input.ts';
import { formerField, keepChannelSecret, openChannelSecrets, signingField } from './channel-secrets.ts';
import { findChannel } from './find-channel.ts';

const input = z.object({
  /** Name or number. */
  channel: z.string(),
  /** How long messages are signed with the secret before as well, so that none is refused while the receiver is being changed. */
  graceMinutes: z
    .int()
    .min(0)
    .max(7 * 24 * 60)
    .default(24 * 60),
});

/** A secret that can be read this once, and until when the one before signs as well. */
export interface RotatedChannel {
  readonly id: number;
  readonly name: string;
  readonly signingSecret: Secret;
  readonly formerUntil: Date | null;
}

/** Makes another signing secret. @throws InvalidInputError, NotPermittedError, ChannelNotFoundError, ChannelNotSignedError */
export const rotateChannel = defineVerb<ChannelDeps, typeof input, ChannelRow, RotatedChannel>({
  name: 'channel.rotate',
  input,
  prepare: async (deps, { channel }) => {
    const row = await findChannel(deps, channel);
    if (!kindOf(deps, 'channel.rotate', row.kind).isSigned) throw new ChannelNotSignedError(row.name);
    return row;
  },
  run: async (deps, { graceMinutes }, { id, name }) => {
    const at = new Date(deps.clock.now());
    const [before] = (await openChannelSecrets(deps, { channelId: id, at })).signing;
    const formerUntil = graceMinutes === 0 || !before ? null : new Date(at.getTime() + graceMinutes * 60_000);
    if (before && formerUntil)
      await keepChannelSecret(deps, { channelId: id, field: formerField, secret: before, usedUntil: formerUntil, at });
    else await deleteChannelSecret(deps.db, id, formerField);
    const signingSecret = makeSigningSecret();
    await keepChannelSecret(deps, { channelId: id, field: signingField, secret: signingSecret, at });
    return { id, name, signingSecret, formerUntil };
  },
  audit: ({ graceMinutes }, { id }) => ({ subject: `channel ${id}`, detail: { graceMinutes } }),
});
