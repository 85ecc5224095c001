import type { Connector } from '@sundog/connectors';
import { z } from 'zod';
import { isOneLine } from '../../engine/channels/one-line.ts';
import { loadKit } from '../../engine/sources/load-kit.ts';
import { hostPortOf } from '../../engine/sources/source-network.ts';
import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';
import { NotPermittedError } from '../../foundation/errors/not-permitted.ts';
import { Secret } from '../../foundation/secret.ts';
import type { SourceDeps } from './source-deps.ts';

/** What is said of a source, whatever its connector. */
export const sourceInput = {
  name: z.string().trim().min(1).max(60).refine(isOneLine, 'must be on one line'),
  /** What may be seen, by the names of the connector's settings. */
  settings: z.record(z.string(), z.unknown()),
  /** What must not be seen. */
  secrets: z.record(z.string(), z.instanceof(Secret)),
  /** Null: as the connector says. */
  goneAfterDays: z.int().min(0).max(3650).nullable(),
};

/** A source as it was asked for, understood. */
export interface WantedSource {
  readonly connector: Connector;
  /** Without secrets. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, Secret>>;
  /** The address below which it is asked; null: nobody is asked. */
  readonly base: URL | null;
  readonly target: string;
}

/** The connector of this name. @throws InvalidInputError */
export async function connectorOf(
  { loadConnectors }: Pick<SourceDeps, 'loadConnectors'>,
  verb: string,
  name: string,
): Promise<Connector> {
  const connectors = await loadConnectors();
  const found = connectors.find((one) => one.name === name);
  if (!found) throw new InvalidInputError(verb, `connector must be one of: ${connectors.map((one) => one.name).join(', ')}`);
  return found;
}

/** Whether a tool is asked; else its files are handed in, or it posts. */
export function isAsked({ kind }: Pick<Connector, 'kind'>): boolean {
  return kind !== 'file' && kind !== 'push';
}

/** The names of a connector's secrets. */
export function secretsOf({ settings }: Connector): readonly string[] {
  return settings.filter(({ type }) => type === 'secret').map(({ name }) => name);
}

/** Reads settings by the fields of a connector, its secrets among them. @throws InvalidInputError, which names fields and no values */
export async function parseSource(
  verb: string,
  connector: Connector,
  given: { readonly settings: Readonly<Record<string, unknown>>; readonly secrets: Readonly<Record<string, Secret>> },
): Promise<WantedSource> {
  const secret = secretsOf(connector);
  const misplaced = Object.keys(given.settings).filter((name) => secret.includes(name));
  if (misplaced.length > 0)
    throw new InvalidInputError(verb, `${misplaced.join(', ')} is a secret and belongs among the secrets`);
  const revealed = Object.fromEntries(Object.entries(given.secrets).map(([name, value]) => [name, value.reveal()]));
  const { parseSettings, SettingsRefusedError } = await loadKit();
  try {
    const parsed = parseSettings(connector.settings, { ...given.settings, ...revealed });
    const base = isAsked(connector) ? connector.base(parsed) : null;
    return {
      connector,
      settings: Object.fromEntries(Object.entries(parsed).filter(([name]) => !secret.includes(name))),
      secrets: Object.fromEntries(Object.entries(revealed).map(([name, text]) => [name, new Secret(text.trim())])),
      base,
      target: base === null ? (connector.kind === 'file' ? 'a file' : 'what is posted') : hostPortOf(base),
    };
  } catch (error) {
    if (!(error instanceof SettingsRefusedError)) throw error;
    const said = error.problems.map(({ field, problem }) => (field === '' ? problem : `${field}: ${problem}`));
    throw new InvalidInputError(verb, said.join('; '));
  }
}

/**
 * Which places of a source may be private or unencrypted. `allowHost` is the operator's word for the very host and port that the settings lead to,
 * and needs a permission of its own; a source that moves loses what was allowed for the place before.
 * @throws NotPermittedError, SourceAddressRefusedError
 */
export async function settleAddress(
  { actor, openWay }: Pick<SourceDeps, 'actor' | 'openWay'>,
  { base, target }: Pick<WantedSource, 'base' | 'target'>,
  { allowHost, allowedBefore }: { readonly allowHost: boolean; readonly allowedBefore: readonly string[] },
): Promise<readonly string[]> {
  if (allowHost && actor.may !== 'everything' && !actor.may.has('source.allow-host'))
    throw new NotPermittedError(actor.name, 'source.allow-host');
  if (base === null) return [];
  const allowHosts = allowHost || allowedBefore.includes(target) ? [target] : [];
  const way = openWay(allowHosts);
  try {
    await way.network.assertReachable?.(base);
  } finally {
    await way.close();
  }
  return allowHosts;
}
