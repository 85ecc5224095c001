import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Settings } from '../../foundation/settings.ts';
import type { House } from '../house.ts';
import type { Installation, InstallationOptions } from '../open-installation.ts';
import type { Cli } from './cli.ts';
import { printError } from './print-error.ts';
import { buildProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

export interface CliDeps {
  /** Arguments after the program's name. */
  readonly args: readonly string[];
  readonly version: string;
  readonly defaultDataDir: string;
  /** Reads the environment. @throws BadSettingError */
  readonly readSettings: () => Settings;
  readonly open: (settings: Settings, options: InstallationOptions) => Promise<Installation>;
  readonly openHouse: (installation: Installation) => Promise<House>;
  /** Where the detail of an unforeseen error goes. */
  readonly logError: (dataDir: string, requestId: string, error: unknown) => Promise<void>;
}

const impatientAfterMs = 1500;

/** Runs one command and says its exit code. Nothing is left open when it resolves. */
export async function runCli(deps: CliDeps): Promise<number> {
  const terminal = processTerminal();
  const abort = new AbortController();
  let signalledAt = 0;
  const onSignal = () => {
    // One Ctrl-C can arrive twice, from the terminal and from the bootstrap. A second one later is that of an impatient person.
    if (abort.signal.aborted && performance.now() - signalledAt > impatientAfterMs) process.exit(130);
    if (abort.signal.aborted) return;
    signalledAt = performance.now();
    abort.abort(new DOMException('stopped', 'AbortError'));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  let exitCode = 0;
  let read: Settings | undefined;
  const settings = () => {
    read ??= deps.readSettings();
    return read;
  };
  let dataDir = deps.defaultDataDir;
  const dataDirOf = (command: Command): string => {
    const given: unknown = command.optsWithGlobals()['dataDir'];
    dataDir = resolve(typeof given === 'string' ? given : (settings().dataDir ?? deps.defaultDataDir));
    return dataDir;
  };
  const withInstallation: Cli['withInstallation'] = async (command, { migrate }, work) => {
    const installation = await deps.open(settings(), { dataDir: dataDirOf(command), say: terminal.say, migrate });
    try {
      return await work(installation);
    } finally {
      await installation.store.close();
    }
  };
  const withHouse: Cli['withHouse'] = (command, work) =>
    withInstallation(command, { migrate: true }, async (installation) => {
      const house = await deps.openHouse(installation);
      try {
        return await work(house);
      } finally {
        await house.close();
      }
    });
  const cli: Cli = {
    terminal,
    settings,
    dataDirOf,
    signal: abort.signal,
    exitWith: (code) => {
      if (exitCode !== 1) exitCode = code === 0 ? exitCode : code;
    },
    withInstallation,
    withHouse,
    withHub: (command, work) => withHouse(command, ({ main }) => work(main)),
  };
  try {
    await buildProgram(cli, deps.version).parseAsync([...deps.args], { from: 'user' });
  } catch (error) {
    if (abort.signal.aborted) {
      terminal.say('\nStopped.\n');
      return 130;
    }
    const printed = printError(error, terminal.paint);
    if (printed.requestId !== null) await deps.logError(dataDir, printed.requestId, error);
    if (printed.text !== '') terminal.say(`\n${printed.text}`);
    return printed.exitCode;
  } finally {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(name, onSignal);
  }
  return exitCode;
}
