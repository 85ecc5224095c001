import { type Command, InvalidArgumentError } from 'commander';
import type { ChannelKind } from '../../engine/channels/channel-kind.ts';
import { NoChannelSecretError } from '../../foundation/errors/no-channel-secret.ts';
import type { Secret } from '../../foundation/secret.ts';
import { askSecret } from './ask-secret.ts';
import { parseList, parsePort } from './option-values.ts';
import type { Terminal } from './terminal.ts';

/** What `channel add` and `channel edit` take alike. */
export interface ChannelOptions {
  readonly host?: string;
  readonly port?: number;
  readonly security?: string;
  readonly user?: string;
  readonly from?: string;
  readonly to?: readonly string[];
  readonly events?: readonly string[];
  readonly secretFile?: string;
  readonly json?: boolean;
}

/** Adds the options of {@link ChannelOptions}. */
export function addChannelSettings(command: Command): Command {
  return command
    .option('--host <host>', 'e-mail: the mail server')
    .option('--port <port>', 'e-mail: its port (default 587)', parsePort)
    .option('--security <kind>', 'e-mail: starttls, tls or none (default starttls)', parseSecurity)
    .option('--user <name>', 'e-mail: the user of the mail server')
    .option('--from <address>', 'e-mail: who sends')
    .option('--to <addresses>', 'e-mail: who receives, with commas between', parseList)
    .option('--events <names>', 'what is told, with commas between (default: everything)', parseList)
    .option('--secret-file <file>', 'a file that holds the URL, or the password of the mail server, and nothing else');
}

function parseSecurity(text: string): string {
  if (!['starttls', 'tls', 'none'].includes(text)) throw new InvalidArgumentError('It is starttls, tls or none.');
  return text;
}

/** The settings that were given, and no others. */
export function toChannelSettings({ host, port, security, user, from, to }: ChannelOptions): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ host, port, security, user, from, to }).filter(([, value]) => value !== undefined));
}

interface SecretQuestion {
  readonly kind: ChannelKind;
  /** Names of the secrets to ask for. */
  readonly wanted: readonly string[];
  readonly options: ChannelOptions;
  readonly fromEnvironment: Secret | null;
}

/** Asks for the secrets of a channel. @throws NoChannelSecretError, SecretFileError */
export async function askChannelSecrets(
  terminal: Terminal,
  { kind, wanted, options, fromEnvironment }: SecretQuestion,
): Promise<Record<string, Secret>> {
  const secrets: Record<string, Secret> = {};
  for (const name of wanted) {
    const question = String(kind.settings.shape[name]?.meta()?.['title'] ?? name);
    secrets[name] = await askSecret({
      terminal,
      file: options.secretFile,
      fromEnvironment,
      question,
      hint: kind.summary,
      missing: () => new NoChannelSecretError(question),
    });
  }
  return secrets;
}
