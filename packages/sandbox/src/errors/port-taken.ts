import { SandboxError } from './sandbox-error.ts';

/** The port asked for belongs to another program. */
export class PortTaken extends SandboxError {
  readonly code = 'port-taken';

  constructor(host: string, port: number) {
    super(
      `Port ${port} on ${host} is taken.`,
      ['another sandbox or another program listens there'],
      'Give another port with --port, or 0 for any free one.',
    );
  }
}
