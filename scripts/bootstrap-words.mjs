import { constants } from 'node:os';

export const say = (text) => process.stderr.write(text);

/** Stops with a sentence, its cause and its remedy, as every error of Sundog does. */
export function fail(sentence, cause, remedy) {
  say(`\n  ${sentence}\n  Cause:  ${cause}\n  Remedy: ${remedy}\n\n`);
  process.exit(1);
}

/** The exit code that shells give to a process that ended so. */
export const exitCodeOf = (code, signal) => (signal ? 128 + (constants.signals[signal] ?? 15) : (code ?? 1));
