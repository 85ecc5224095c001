import { z } from 'zod';
import { makeSigningSecret } from '../../engine/channels/sign-webhook.ts';
import { defineVerb } from '../../engine/verb.ts';
import { ChannelNameTakenError } from '../../foundation/errors/channel-name-taken.ts';
import type { Secret } from '../../foundation/secret.ts';
import { insertChannel, listChannelRows } from '../../store/rows/channel-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';
import { assertEvents, channelInput, kindOf, parseSettings, settleTarget, type WantedChannel } from './channel-input.ts';
import { keepChannelSecret, signingField } from './channel-secrets.ts';

const input = z.object({
  ...channelInput,
  kind: z.string(),
  secrets: channelInput.secrets.default({}),
  /** Default: everything of which people may be told. */
  events: channelInput.events.optional(),
  allowHost: z.boolean().default(false),
});

export type AddChannelInput = z.input<typeof input>;

/** A channel that was made. */
export interface AddedChannel {
  readonly id: number;
  readonly name: string;
  readonly target: string;
  /** Of a kind that is signed: can be read this once. */
  readonly signingSecret: Secret | null;
}

/**
 * Adds a channel. Where it leads is looked at before it is kept; nothing is sent.
 * @throws InvalidInputError, NotPermittedError, ChannelNameTakenError, TargetRefusedError
 */
export const addChannel = defineVerb<ChannelDeps, typeof input, WantedChannel, AddedChannel>({
  name: 'channel.add',
  input,
  prepare: async (deps, given) => {
    const parsed = parseSettings('channel.add', kindOf(deps, 'channel.add', given.kind), given);
    assertEvents(deps, 'channel.add', given.events ?? []);
    return { ...parsed, ...(await settleTarget(deps, parsed.opened, { allowHost: given.allowHost, allowedBefore: [] })) };
  },
  run: async (deps, { name, kind, events }, { settings, secrets, target, allowHosts }) => {
    const { db, clock, actor, notices } = deps;
    const at = new Date(clock.now());
    const known = await listChannelRows(db);
    if (known.some((one) => one.name.toLowerCase() === name.toLowerCase())) throw new ChannelNameTakenError(name);
    const fields = {
      name,
      kind,
      settings,
      target,
      allowHosts,
      events: events ?? notices.map((one) => one.name),
      isEnabled: true,
    };
    const { id } = await insertChannel(db, fields, { by: `${actor.kind}:${actor.name}`, at });
    for (const [field, secret] of Object.entries(secrets)) await keepChannelSecret(deps, { channelId: id, field, secret, at });
    const signingSecret = kindOf(deps, 'channel.add', kind).isSigned ? makeSigningSecret() : null;
    if (signingSecret) await keepChannelSecret(deps, { channelId: id, field: signingField, secret: signingSecret, at });
    return { id, name, target, signingSecret };
  },
  audit: ({ kind, allowHost }, { id, name, target }) => ({ subject: `channel ${id}`, detail: { name, kind, target, allowHost } }),
});
