import type { Command } from 'commander';
import { makeOwnerLink } from '../../../features/access/first-owner.ts';
import { type Cli, examples } from '../cli.ts';
import { parsePort, parseWorkers } from '../option-values.ts';

/** `sundog serve`: the console, the API and the schedule, until stopped. */
export function addServeCommand(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('serve the hub and sync by its schedule, until stopped')
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--port <number>', 'the port to listen on; 0: any free one', parsePort, 4180)
    .option('--workers <number>', 'worker processes to start beside it', parseWorkers, 0)
    .addHelpText(
      'after',
      `${examples('serve', 'serve --port 8080', 'serve --workers 2')}\nSUNDOG_PUBLIC_URL names the address by which others reach this hub.\n`,
    )
    .action(async (options: { host: string; port: number; workers: number }, command: Command) => {
      const { serveHub } = await import('../../serve-hub.ts');
      await cli.withHouse(command, async (house) => {
        // One link per start, while nobody owns the hub: those before open no longer.
        const token = (await house.access.isOwnerMissing()) ? await makeOwnerLink(house.access.operatorDeps(), {}) : null;
        await serveHub(house, {
          ...options,
          signal: cli.signal,
          onListening: (url) => {
            cli.terminal.say(`The hub is at ${cli.terminal.paint('bold', url)}  (Ctrl-C stops it)\n`);
            const link = `${house.main.publicUrl ?? url}/welcome#${token}`;
            if (token !== null)
              cli.terminal.say(`It has no owner yet. Open this once, within a day: ${cli.terminal.paint('bold', link)}\n`);
          },
        });
      });
    });
}
