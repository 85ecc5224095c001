import type { Command } from 'commander';
import { makeOwnerLink } from '../../../features/access/first-owner.ts';
import { type Cli, examples, toJson } from '../cli.ts';

/** `sundog owner-link`: lets the first owner in, once. */
export function addOwnerLinkCommand(program: Command, cli: Cli): void {
  program
    .command('owner-link')
    .description('make the one-time link by which the first owner comes in; good for a day')
    .option('--url <address>', 'address of the console; default: SUNDOG_PUBLIC_URL, else http://127.0.0.1:4180')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('owner-link', 'owner-link --url http://127.0.0.1:8080'))
    .action(async (options: { url?: string; json?: boolean }, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const token = await makeOwnerLink(house.access.operatorDeps(), {});
        const base = (options.url ?? house.main.publicUrl ?? 'http://127.0.0.1:4180').replace(/\/+$/, '');
        const link = `${base}/welcome#${token}`;
        cli.terminal.out(options.json ? toJson({ link }) : `${link}\n`);
      });
    });
}
