import { readFile } from 'node:fs/promises';
import { isCancel, password } from '@clack/prompts';
import { NoSecretError } from '../../foundation/errors/no-secret.ts';
import { SecretFileError } from '../../foundation/errors/secret-file.ts';
import { Secret } from '../../foundation/secret.ts';
import type { Terminal } from './terminal.ts';

export interface SecretSource {
  readonly terminal: Terminal;
  /** The path given by `--client-secret-file`. */
  readonly file: string | undefined;
  /** `SUNDOG_CLIENT_SECRET`, as the settings read it. */
  readonly fromEnvironment: Secret | null;
  /** `Client secret` or `Password`. */
  readonly question: string;
  /** Whether leaving it blank keeps the stored one. */
  readonly mayBeBlank: boolean;
}

/**
 * The secret: from a file, from the environment, or asked for with hidden input. Never a question when not at a terminal; never on
 * the command line, where every process of the machine could read it. Null: left blank.
 * @throws NoSecretError, SecretFileError
 */
export async function askSecret(source: SecretSource): Promise<Secret | null> {
  if (source.file !== undefined) return readSecretFile(source.file);
  if (source.fromEnvironment !== null) return source.fromEnvironment;
  if (!source.terminal.canAsk) {
    if (source.mayBeBlank) return null;
    throw new NoSecretError();
  }
  const answer = await password({
    message: source.mayBeBlank ? `${source.question} (leave blank to keep the stored one)` : source.question,
    output: process.stderr,
    ...(source.mayBeBlank ? {} : { validate: (text: string | undefined) => (text?.trim() ? undefined : 'It is shown once, when the application is saved in Halo.') }),
  });
  if (isCancel(answer)) throw new DOMException('stopped', 'AbortError');
  const text = answer?.trim() ?? '';
  return text === '' ? null : new Secret(text);
}

async function readSecretFile(path: string): Promise<Secret> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new SecretFileError(path, 'it cannot be read', cause);
  }
  const secret = text.trim();
  if (secret === '' || secret.includes('\n')) throw new SecretFileError(path, 'it does not hold exactly one line');
  return new Secret(secret);
}
