import { HubError } from './hub-error.ts';

/** The actor may not do this. */
export class NotPermittedError extends HubError {
  readonly code = 'not-permitted';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Ask somebody who may.';

  constructor(actor: string, verb: string) {
    super(`${actor} may not do ${verb}.`);
    this.causes = [`the permission ${verb} is missing`];
  }
}
