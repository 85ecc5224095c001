import { SandboxError } from './sandbox-error.ts';

/** An option of the command line or of `startSandbox` cannot be used. */
export class BadOption extends SandboxError {
  readonly code = 'bad-option';

  constructor(option: string, why: string) {
    super(`${option} cannot be used: ${why}.`, [], 'Run the command with --help to see what it takes.');
  }
}
