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
  /** Said where nothing was typed. */
  readonly hint?: string;
  /** What is missing where nobody can be asked, and how it may be given. */
  readonly missing?: () => Error;
}

/**
 * The secret: from a file, from the environment, or asked for with hidden input. Never a question when not at a terminal; never on
 * the command line, where every process of the machine could read it.
 * @throws NoSecretError, SecretFileError
 */
export async function askSecret(source: SecretSource): Promise<Secret> {
  const secret = (await givenSecret(source)) ?? (source.terminal.canAsk ? await ask(source, source.question) : null);
  if (!secret) throw source.missing?.() ?? new NoSecretError();
  return secret;
}

/** The same where leaving it blank, or having nobody to ask, keeps the stored one: null. @throws SecretFileError */
export async function askOptionalSecret(source: SecretSource): Promise<Secret | null> {
  return (
    (await givenSecret(source)) ??
    (source.terminal.canAsk ? await ask(null, `${source.question} (leave blank to keep the stored one)`) : null)
  );
}

async function givenSecret(source: SecretSource): Promise<Secret | null> {
  return source.file === undefined ? source.fromEnvironment : readSecretFile(source.file);
}

/** @param needed what says why it may not be left blank; null: it may */
async function ask(needed: SecretSource | null, message: string): Promise<Secret | null> {
  const answer = await password({
    message,
    output: process.stderr,
    validate: (text: string | undefined) =>
      needed === null || text?.trim() ? undefined : (needed.hint ?? 'Halo shows it once, when the application is saved.'),
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
