import { buildConsole, findBuild } from './build-console.ts';
import { type ConsoleFiles, readConsoleFiles } from './console-files.ts';

/** How the console stands: it can be served, is being built, or cannot be built. */
export type ConsoleState =
  | { readonly kind: 'ready'; readonly console: ConsoleFiles }
  /** `since`: milliseconds since the epoch. */
  | { readonly kind: 'building'; readonly since: number }
  | { readonly kind: 'failed' };

/** The console of this hub, which may still be on its way. */
export interface ConsoleDoor {
  readonly state: () => ConsoleState;
  /**
   * Finds the console, and has it built in the background where the checkout has none of its present sources: the first start of a fresh
   * clone. Images are built with it (`sundog build-console`).
   * @returns when it is ready, has failed, or was given up because the signal aborted. Never rejects.
   */
  readonly open: (signal: AbortSignal) => Promise<void>;
}

/** A console that is not open yet. @param onError told why it could not be built */
export function makeConsoleDoor(onError: (error: unknown) => void): ConsoleDoor {
  let state: ConsoleState = { kind: 'building', since: Date.now() };
  return {
    state: () => state,
    open: async (signal) => {
      try {
        const folder = (await findBuild()) ?? (await buildConsole(signal));
        state = { kind: 'ready', console: await readConsoleFiles(folder) };
      } catch (error) {
        if (signal.aborted) return;
        state = { kind: 'failed' };
        onError(error);
      }
    },
  };
}
