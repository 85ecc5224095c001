import { HubError } from './hub-error.ts';

/** A worker that was started where there is no database for it to work on. */
export class WorkerAloneError extends HubError {
  readonly code = 'worker-alone';
  readonly disposition = 'tell-user';
  readonly causes = [
    'no hub runs on this data directory on this machine',
    'it runs on another machine, whose embedded database is reached from there only',
  ];
  readonly remedy =
    'Start "sundog serve" with this data directory on this machine, or set SUNDOG_DATABASE_URL here and there to one PostgreSQL that both reach.';

  constructor() {
    super('A worker joins a hub that is there, and there is none here to join.');
  }
}
