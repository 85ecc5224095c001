import { z } from 'zod';
import type { ChannelKind } from '../../engine/channels/channel-kind.ts';
import { defineVerb } from '../../engine/verb.ts';
import { ChannelNameTakenError } from '../../foundation/errors/channel-name-taken.ts';
import { ChannelSecretMissingError } from '../../foundation/errors/channel-secret-missing.ts';
import { type ChannelRow, listChannelRows, updateChannel } from '../../store/rows/channel-rows.ts';
import { deleteChannelSecret } from '../../store/rows/channel-secret-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';
import { assertEvents, channelInput, kindOf, parseSettings, settleTarget, type WantedChannel } from './channel-input.ts';
import { keepChannelSecret, openChannelSecrets } from './channel-secrets.ts';
import { findChannel } from './find-channel.ts';

const input = z.object({
  /** Name or number. */
  channel: z.string(),
  name: channelInput.name.optional(),
  /** Settings to change; null takes one away; what is not named stays. */
  settings: channelInput.settings.default({}),
  /** Secrets to replace; what is not named stays. */
  secrets: channelInput.secrets.default({}),
  events: channelInput.events.optional(),
  isEnabled: z.boolean().optional(),
  /** True: the place where it leads may be private. False: no longer. Absent: as it was, unless it moves. */
  allowHost: z.boolean().optional(),
});

export type EditChannelInput = z.input<typeof input>;

interface Wanted extends WantedChannel {
  readonly row: ChannelRow;
  readonly gone: readonly string[];
}

/** Where a password would go to. Moved with the password that is kept, it would be told to somebody else. */
const bound = ['host', 'port', 'security', 'user'];

/**
 * Changes a channel. What was allowed for the place before is lost when it moves, and a password has to be given again.
 * @throws InvalidInputError, NotPermittedError, ChannelNotFoundError, ChannelNameTakenError, ChannelSecretMissingError, TargetRefusedError
 */
export const editChannel = defineVerb<
  ChannelDeps,
  typeof input,
  Wanted,
  { readonly id: number; readonly name: string; readonly target: string }
>({
  name: 'channel.edit',
  input,
  prepare: async (deps, given) => {
    const row = await findChannel(deps, given.channel);
    const kind = kindOf(deps, 'channel.edit', row.kind);
    assertEvents(deps, 'channel.edit', given.events ?? []);
    const { vault, workspaceId, clock, store } = deps;
    const at = new Date(clock.now());
    const kept = await store.inWorkspace(
      workspaceId,
      (db) => openChannelSecrets({ db, vault, workspaceId }, { channelId: row.id, at }),
      {
        readOnly: true,
      },
    );
    const settings = Object.fromEntries(
      Object.entries({ ...row.settings, ...given.settings }).filter(([, value]) => value !== null),
    );
    const gone = settings['user'] === undefined ? kind.secrets.filter((name) => name === 'password' && kept.settings[name]) : [];
    assertSecretsStay(row, { kind, settings, given: given.secrets, kept: kept.settings, gone });
    const held = Object.fromEntries(Object.entries(kept.settings).filter(([name]) => !gone.includes(name)));
    const parsed = parseSettings('channel.edit', kind, { settings, secrets: { ...held, ...given.secrets } });
    const allowedBefore = given.allowHost === false ? [] : row.allowHosts;
    const place = await settleTarget(deps, parsed.opened, { allowHost: given.allowHost ?? false, allowedBefore });
    const changed = Object.entries(parsed.secrets).filter(([name]) => given.secrets[name] !== undefined);
    return { ...parsed, ...place, secrets: Object.fromEntries(changed), row, gone };
  },
  run: async (deps, { name, events, isEnabled }, { row, settings, secrets, target, allowHosts, gone }) => {
    const { db, clock } = deps;
    const at = new Date(clock.now());
    const fields = { name: name ?? row.name, events: events ?? row.events, isEnabled: isEnabled ?? row.isEnabled };
    const others = (await listChannelRows(db)).filter(({ id }) => id !== row.id);
    if (others.some((one) => one.name.toLowerCase() === fields.name.toLowerCase())) throw new ChannelNameTakenError(fields.name);
    await updateChannel(db, row.id, { ...fields, settings, target, allowHosts, at });
    for (const field of gone) await deleteChannelSecret(db, row.id, field);
    for (const [field, secret] of Object.entries(secrets))
      await keepChannelSecret(deps, { channelId: row.id, field, secret, at });
    return { id: row.id, name: fields.name, target };
  },
  audit: (given, { id, target }, { row }) => ({
    subject: `channel ${id}`,
    detail: {
      changed: [
        ...Object.keys(given.settings),
        ...(given.events ? ['events'] : []),
        ...(given.name === undefined ? [] : ['name']),
      ],
      secrets: Object.keys(given.secrets),
      ...(given.isEnabled === undefined ? {} : { isEnabled: given.isEnabled }),
      ...(target === row.target ? {} : { from: row.target, to: target }),
    },
  }),
});

/** @throws ChannelSecretMissingError */
function assertSecretsStay(
  row: ChannelRow,
  about: {
    readonly kind: ChannelKind;
    readonly settings: Readonly<Record<string, unknown>>;
    readonly given: Readonly<Record<string, unknown>>;
    readonly kept: Readonly<Record<string, unknown>>;
    readonly gone: readonly string[];
  },
): void {
  const isMoved = bound.some((name) => about.settings[name] !== row.settings[name]);
  const carried = about.kind.secrets.filter((name) => about.kept[name] && !about.given[name] && !about.gone.includes(name));
  if (isMoved && carried.length > 0)
    throw new ChannelSecretMissingError(row.name, 'it was given for another server or user, and is not sent elsewhere');
}
