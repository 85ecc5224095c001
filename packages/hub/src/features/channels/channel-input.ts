import { z } from 'zod';
import type { ChannelKind, OpenedChannel } from '../../engine/channels/channel-kind.ts';
import { checkTargetAddress, hostPortOfTarget } from '../../engine/channels/check-target.ts';
import { isOneLine } from '../../engine/channels/one-line.ts';
import { parseInput } from '../../engine/verb.ts';
import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';
import { NotPermittedError } from '../../foundation/errors/not-permitted.ts';
import { Secret } from '../../foundation/secret.ts';
import type { ChannelDeps } from './channel-deps.ts';

/** What is said of a channel, whatever its kind. */
export const channelInput = {
  name: z.string().trim().min(1).max(60).refine(isOneLine, 'must be on one line'),
  /** What may be seen, by the names of the kind's settings. */
  settings: z.record(z.string(), z.unknown()),
  /** What must not be seen. */
  secrets: z.record(z.string(), z.instanceof(Secret)),
  /** Names of notices. */
  events: z.array(z.string()).min(1).max(50),
};

/** A channel as it was asked for, understood. */
export interface WantedChannel {
  readonly opened: OpenedChannel;
  /** Without secrets. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, Secret>>;
  readonly target: string;
  readonly allowHosts: readonly string[];
}

/** Parses the settings of a kind, its secrets among them. @throws InvalidInputError */
export function parseSettings(
  verb: string,
  kind: ChannelKind,
  {
    settings,
    secrets,
  }: { readonly settings: Readonly<Record<string, unknown>>; readonly secrets: Readonly<Record<string, Secret>> },
): Pick<WantedChannel, 'opened' | 'settings' | 'secrets'> {
  const misplaced = Object.keys(settings).filter((name) => kind.secrets.includes(name));
  if (misplaced.length > 0)
    throw new InvalidInputError(verb, `${misplaced.join(', ')} is a secret and belongs among the secrets`);
  const revealed = Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()]));
  const parsed: Record<string, unknown> = parseInput(verb, kind.settings, { ...settings, ...revealed });
  const isSecret = ([name]: [string, unknown]) => kind.secrets.includes(name);
  return {
    opened: kind.open(parsed),
    settings: Object.fromEntries(Object.entries(parsed).filter((entry) => !isSecret(entry))),
    secrets: Object.fromEntries(
      Object.entries(parsed).flatMap(([name, value]) =>
        isSecret([name, value]) && typeof value === 'string' ? [[name, new Secret(value)]] : [],
      ),
    ),
  };
}

/**
 * Where a channel leads, and whether it may. `allowHost` is the operator's word that this very host and port may be private or unencrypted, and
 * needs a permission of its own.
 * @throws TargetRefusedError, NotPermittedError
 */
export async function settleTarget(
  { actor, network = {} }: Pick<ChannelDeps, 'actor' | 'network'>,
  { target }: OpenedChannel,
  { allowHost, allowedBefore }: { readonly allowHost: boolean; readonly allowedBefore: readonly string[] },
): Promise<Pick<WantedChannel, 'target' | 'allowHosts'>> {
  const hostPort = hostPortOfTarget(target);
  // Allowed is one host and port: a channel that moves loses what was allowed for the place before.
  const allowHosts = allowHost || allowedBefore.includes(hostPort) ? [hostPort] : [];
  if (allowHost && actor.may !== 'everything' && !actor.may.has('channel.allow-host'))
    throw new NotPermittedError(actor.name, 'channel.allow-host');
  await checkTargetAddress(target, { allowHosts, network });
  return { target: hostPort, allowHosts };
}

/** The kind of this name. @throws InvalidInputError */
export function kindOf({ kinds }: Pick<ChannelDeps, 'kinds'>, verb: string, name: string): ChannelKind {
  const kind = kinds.find((one) => one.kind === name);
  if (!kind) throw new InvalidInputError(verb, `kind must be one of: ${kinds.map((one) => one.kind).join(', ')}`);
  return kind;
}

/** Refuses names of notices that there are not. @throws InvalidInputError */
export function assertEvents({ notices }: Pick<ChannelDeps, 'notices'>, verb: string, events: readonly string[]): void {
  const unknown = events.filter((event) => !notices.some(({ name }) => name === event));
  if (unknown.length > 0)
    throw new InvalidInputError(
      verb,
      `events: there is no ${unknown.join(', ')}; there are ${notices.map(({ name }) => name).join(', ')}`,
    );
}
