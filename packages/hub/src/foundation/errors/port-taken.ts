import { HubError } from './hub-error.ts';

/** The port that the hub should listen on cannot be had. */
export class PortTakenError extends HubError {
  readonly code = 'port-taken';
  readonly disposition = 'tell-user';
  readonly causes = ['another program listens there, perhaps another Sundog', 'this machine keeps the port for itself'];
  readonly remedy: string;

  constructor(host: string, port: number, cause?: unknown) {
    super(`Port ${port} of ${host} is taken.`, cause);
    this.remedy = `Stop the other program, or choose another port: --port ${port + 100} (with npm: npm start -- --port ${port + 100}).`;
  }
}
