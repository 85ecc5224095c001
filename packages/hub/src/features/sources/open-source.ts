import type { Connector, OpenSessionOptions, SourceFile } from '@sundog/connectors';
import { loadKit } from '../../engine/sources/load-kit.ts';
import { SourceNotFoundError } from '../../foundation/errors/source-not-found.ts';
import { SourceSecretMissingError } from '../../foundation/errors/source-secret-missing.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import type { SourceDeps } from './source-deps.ts';
import { connectorOf, secretsOf } from './source-input.ts';
import { openSourceSecrets } from './source-secrets.ts';

/** A source that can be asked. */
export interface OpenedSource {
  readonly connector: Connector;
  /** For `openSession` and `checkSource`. */
  readonly options: OpenSessionOptions;
  readonly close: () => Promise<void>;
}

/** Opens a source with its secrets. Nothing is asked yet. @throws SourceNotFoundError, SourceSecretMissingError, WrongKeyError, SecretUnreadableError */
export async function openSource(
  deps: SourceDeps,
  verb: string,
  { row, file }: { readonly row: SourceRow; readonly file?: SourceFile | undefined },
): Promise<OpenedSource> {
  if (row.state === 'removed') throw new SourceNotFoundError(row.name, []);
  const { clock, buckets, openWay, log } = deps;
  const connector = await connectorOf(deps, verb, row.connector);
  const secrets = await openSourceSecrets(deps, row.id);
  const required = connector.settings.filter(({ name, required }) => required && secretsOf(connector).includes(name));
  if (required.some(({ name }) => secrets[name] === undefined))
    throw new SourceSecretMissingError(row.name, 'the hub was restored from a backup, without its key');
  const { createRateBucket } = await loadKit();
  const bucket = buckets.get(row.id) ?? createRateBucket(connector.rateLimit, clock);
  buckets.set(row.id, bucket);
  const revealed = Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()]));
  const way = openWay(row.allowHosts);
  const options: OpenSessionOptions = {
    settings: { ...row.settings, ...revealed },
    network: way.network,
    bucket,
    clock,
    log: (event) => log({ source: row.id, ...event }),
    ...(file ? { file } : {}),
  };
  return { connector, options, close: way.close };
}
