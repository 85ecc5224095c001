import { randomBytes } from 'node:crypto';
import { HaloError } from '@sundog/halo';
import { CommanderError } from 'commander';
import { HubError } from '../../foundation/errors/hub-error.ts';
import type { Paint } from './terminal.ts';

/** An error as a person reads it. */
export interface PrintedError {
  readonly text: string;
  readonly exitCode: number;
  /** Set where the detail must go to the log: the error was not foreseen. */
  readonly requestId: string | null;
}

/** The one mapper of the command line: a sentence, its causes, the remedy. An unknown error keeps its text to the log. */
export function printError(error: unknown, paint: Paint): PrintedError {
  if (error instanceof CommanderError) return printUsageError(error, paint);
  if (error instanceof HaloError || error instanceof HubError)
    return {
      text: format({ sentence: error.message, causes: error.causes, remedy: error.remedy }, paint),
      exitCode: 1,
      requestId: null,
    };
  const requestId = randomBytes(6).toString('hex');
  return {
    text: format(
      {
        sentence: `Internal error ${requestId}.`,
        causes: ['this is a defect of Sundog, or of the machine that it runs on'],
        remedy: `look for ${requestId} in logs/sundog.log of the data directory, and report it.`,
      },
      paint,
    ),
    exitCode: 1,
    requestId,
  };
}

interface Said {
  readonly sentence: string;
  readonly causes: readonly string[];
  readonly remedy: string;
}

/** A sentence with its causes and its remedy, each on a line. */
function format({ sentence, causes, remedy }: Said, paint: Paint): string {
  const lines = [paint('red', sentence)];
  for (const [index, cause] of causes.entries()) lines.push(`  ${index === 0 ? 'Cause: ' : '   or: '} ${cause}`);
  if (remedy !== '') lines.push(`  Remedy: ${remedy}`);
  return `${lines.join('\n')}\n`;
}

function printUsageError(error: CommanderError, paint: Paint): PrintedError {
  // Help and version are "errors" to commander; what they print has been printed.
  if (error.exitCode === 0) return { text: '', exitCode: 0, requestId: null };
  if (error.code === 'commander.help') return { text: '', exitCode: 1, requestId: null };
  const [said = '', suggestion] = error.message.replace(/^error: /, '').split('\n(Did you mean ');
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.!?]$/.test(said) ? '' : '.'}`;
  const remedy =
    suggestion === undefined ? 'add --help to see what there is.' : `did you mean ${suggestion.replace(/\)\s*$/, '')}`;
  return { text: format({ sentence, causes: [], remedy }, paint), exitCode: 1, requestId: null };
}
