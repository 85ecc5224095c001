import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The credentials belong to an end user, not to an agent. */
export class UserInsteadOfAgentError extends HaloError {
  readonly code = 'user-instead-of-agent';
  readonly disposition = 'stop';
  readonly causes = ['the Login Type of the application is User', 'the user name belongs to an end user'];
  readonly remedy =
    'Set Login Type to Agent and choose the API agent in Configuration > Integrations > HaloPSA API > View Applications, then save.';

  constructor(detail: HaloErrorDetail = {}) {
    super('These credentials log in as an end user, and the API wants an agent.', detail);
  }
}
