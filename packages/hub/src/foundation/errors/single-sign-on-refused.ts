import { HubError } from './hub-error.ts';

/** A sign-in by an identity provider that is not taken. */
export class SingleSignOnRefusedError extends HubError {
  readonly code = 'single-sign-on-refused';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param why a clause; never what the provider wrote */
  constructor(why: string, remedy = 'Begin again from the sign-in page.', cause?: unknown) {
    super('The single sign-on was not accepted.', cause);
    this.causes = [why];
    this.remedy = remedy;
  }
}
