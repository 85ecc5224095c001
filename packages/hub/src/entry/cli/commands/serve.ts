import type { Command } from 'commander';
import { type Cli, examples } from '../cli.ts';
import { parsePort, parseWorkers } from '../option-values.ts';
import { prepareServedWords } from '../served-words.ts';

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
        await serveHub(house, { ...options, signal: cli.signal, onListening: await prepareServedWords(cli, house) });
      });
    });
}
