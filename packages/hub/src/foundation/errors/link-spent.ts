import { HubError } from './hub-error.ts';

/** A one-time link that opens nothing. */
export class LinkSpentError extends HubError {
  readonly code = 'link-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['it was used already', 'it has expired', 'a newer one was made'];
  readonly remedy = 'Ask for a new invitation; the first owner makes a link with: npx sundog owner-link.';

  constructor() {
    super('This link does not open anything.');
  }
}
