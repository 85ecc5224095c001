import type { Command } from 'commander';
import type { Administrator } from '../../features/install/install-deps.ts';
import { askSecret } from './ask-secret.ts';
import type { Cli } from './cli.ts';

/** Rights that are lent for one command. */
export interface AdministratorOptions {
  readonly adminClientId?: string;
  readonly adminSecretFile?: string;
}

/** Adds the options by which an administrator's application is lent. */
export function addAdministratorOptions(command: Command): Command {
  return command
    .option(
      '--admin-client-id <id>',
      'an application of HaloPSA with an administrator’s rights, for this command alone; it is kept nowhere',
    )
    .option('--admin-secret-file <file>', 'a file that holds its secret and nothing else (default: it is asked for, hidden)');
}

/** The lent rights; null: none were. @throws NoSecretError, SecretFileError */
export async function readAdministrator(cli: Cli, options: AdministratorOptions): Promise<Administrator | null> {
  if (options.adminClientId === undefined) return null;
  const question = 'Secret of the administrator’s application';
  const secret = await askSecret({ terminal: cli.terminal, file: options.adminSecretFile, fromEnvironment: null, question });
  return { clientId: options.adminClientId, secret };
}
