import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { program } from './program.ts';

/** How a command ended, and what it wrote where. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Waits until it has said this on standard error. @throws where it ends before, or the time is over */
  readonly untilSaid: (pattern: RegExp, seconds: number) => Promise<string>;
}

type Environment = Readonly<Record<string, string>>;

/** Starts the program as a user does, without a terminal. Whoever starts it sees to its end. */
export function startSundog(args: readonly string[], environment: Environment = {}): Running {
  const child = spawn(process.execPath, [...program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, said })));
  return {
    child,
    ended,
    untilSaid: async (pattern, seconds) => {
      const began = performance.now();
      for (;;) {
        const found = pattern.exec(said);
        if (found) return found[0];
        if (child.exitCode !== null) throw new Error(`It ended and said: ${said}`);
        if (performance.now() - began > seconds * 1000) throw new Error(`Not within ${seconds} s; it said: ${said}`);
        await delay(20);
      }
    },
  };
}

/**
 * Runs the program as a user does, without a terminal, to its end.
 * @param reader `deaf`: its standard output is closed before it writes to it, as by `| head`
 */
export function sundog(
  args: readonly string[],
  environment: Environment = {},
  reader: 'all-ears' | 'deaf' = 'all-ears',
): Promise<Ended> {
  const { child, ended } = startSundog(args, environment);
  if (reader === 'deaf') child.stdout?.destroy();
  return ended;
}
