import { HubError } from './hub-error.ts';

/** The link of the first owner is asked for, and there is an owner. */
export class OwnerExistsError extends HubError {
  readonly code = 'owner-exists';
  readonly disposition = 'tell-user';
  readonly causes = ['the installation has an owner'];
  readonly remedy = 'Let an owner invite you; npx sundog account list shows who that is.';

  constructor() {
    super('The first owner has come in already.');
  }
}
