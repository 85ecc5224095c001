import { HubError } from './hub-error.ts';

/** A workspace would be left without an owner. */
export class LastOwnerError extends HubError {
  readonly code = 'last-owner';
  readonly disposition = 'tell-user';
  readonly causes = ['this is the only owner of the workspace'];
  readonly remedy = 'Make somebody else an owner first.';

  constructor() {
    super('A workspace needs an owner.');
  }
}
