import type { Command } from 'commander';
import type { Settings } from '../../foundation/settings.ts';
import type { House } from '../house.ts';
import type { Hub } from '../hub.ts';
import type { Installation } from '../open-installation.ts';
import type { Terminal } from './terminal.ts';

/** What every command works with. */
export interface Cli {
  readonly terminal: Terminal;
  /** What the environment says. @throws BadSettingError */
  readonly settings: () => Settings;
  /** Opens all workspaces of the hub that the command's options name, runs the work, and closes everything again. */
  readonly withHouse: <T>(command: Command, work: (house: House) => Promise<T>) => Promise<T>;
  /** The same for its main workspace. Opens the hub that the command's options name, runs the work, and closes everything again. */
  readonly withHub: <T>(command: Command, work: (hub: Hub) => Promise<T>) => Promise<T>;
  /** The same for what is below the hub: key, log, database. */
  readonly withInstallation: <T>(
    command: Command,
    options: { readonly migrate: boolean },
    work: (installation: Installation) => Promise<T>,
  ) => Promise<T>;
  /** The data directory that the command's options name, or the default. */
  readonly dataDirOf: (command: Command) => string;
  /** Aborts on Ctrl-C and on SIGTERM. */
  readonly signal: AbortSignal;
  /** The exit code of this run: 0 fine, 1 failed, 2 done but look. The worst wins. */
  readonly exitWith: (code: 0 | 1 | 2) => void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, cli: Cli) => void;

/** The paragraph of examples under a command's help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ npx sundog ${line}`).join('\n')}\n`;
}

/** JSON for scripts: one document, indented, with a line end. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
