import { HubError } from './hub-error.ts';

/** The sandbox ended before it was ready. */
export class SandboxFailedError extends HubError {
  readonly code = 'sandbox-failed';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy = 'Run it alone to see what it says: npx sundog sandbox --port 4190.';

  /** @param said the last of what it wrote; it knows no secret but its own invented ones */
  constructor(code: number | null, said: string) {
    super(`The sandbox ended before it was ready (${code === null ? 'by a signal' : `code ${code}`}).`);
    const lines = said
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    this.causes = lines.length === 0 ? ['it said nothing'] : lines.slice(-4);
  }
}
