import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { type ChannelRow, deleteChannel } from '../../store/rows/channel-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';
import { findChannel } from './find-channel.ts';

const input = z.object({
  /** Name or number. */
  channel: z.string(),
});

/** Removes a channel, its secrets and what waits to be told there. @throws InvalidInputError, NotPermittedError, ChannelNotFoundError */
export const removeChannel = defineVerb<ChannelDeps, typeof input, ChannelRow, { readonly removed: string }>({
  name: 'channel.remove',
  input,
  prepare: (deps, { channel }) => findChannel(deps, channel),
  run: async ({ db }, _input, { id, name }) => {
    await deleteChannel(db, id);
    return { removed: name };
  },
  audit: (_input, { removed }, { id }) => ({ subject: `channel ${id}`, detail: { name: removed } }),
});
