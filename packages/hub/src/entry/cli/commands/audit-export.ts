import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { ExportTargetError } from '../../../foundation/errors/export-target.ts';
import { type Cli, examples } from '../cli.ts';
import { type AuditFilterOptions, auditOf, filterOf, withFilter } from './audit-filter-options.ts';

interface ExportOptions extends AuditFilterOptions {
  readonly format: 'csv' | 'jsonl';
  readonly output: string;
}

/** `sundog audit export`: the rows as a file, oldest first. */
export function addAuditExport(group: Command, cli: Cli): void {
  withFilter(group.command('export').description('write the rows that the options name into a file, oldest first'))
    .addOption(
      new Option('--format <format>', 'csv: safe to open in a spreadsheet; jsonl: one JSON object per line')
        .choices(['csv', 'jsonl'])
        .default('csv'),
    )
    .requiredOption('--output <file>', 'the file to make; it must not exist')
    .addHelpText(
      'after',
      examples('audit export --output audit.csv', 'audit export --format jsonl --since 2026-01-01 --output a.jsonl'),
    )
    .action(async (options: ExportOptions, command: Command) => {
      await cli.withHouse(command, async (house) => {
        const pieces = auditOf(house, options).export({ format: options.format, filter: filterOf(options) }, cli.signal);
        await writeNewFile(options.output, pieces);
        cli.terminal.say(`Written to ${options.output}.\n`);
      });
    });
}

/** Writes a file that was not there, for its owner alone to read. Nothing remains of one that could not be finished. */
async function writeNewFile(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const opened = new Promise<void>((resolve, reject) => file.once('open', () => resolve()).once('error', reject));
  await opened.catch((cause: unknown) => {
    throw new ExportTargetError(path, cause);
  });
  try {
    await pipeline(Readable.from(pieces), file);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
