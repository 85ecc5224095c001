import { HubError } from './hub-error.ts';

/** This process stood still for too long, and another one has taken over its work. */
export class FenceLostError extends HubError {
  readonly code = 'fence-lost';
  readonly disposition = 'retry';
  readonly causes = [
    'this process was paused or did not get the processor for longer than its lease holds',
    'its connection to the database was cut for so long',
  ];
  readonly remedy = 'Nothing is lost and nothing was written twice: whoever took over goes on from the last checkpoint.';

  constructor() {
    super('This work has been taken over by another process.');
  }
}
