import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** invalid_grant for client id and secret: the application cannot log in as anybody. */
export class NoAgentChosenError extends HaloError {
  readonly code = 'no-agent-chosen';
  readonly disposition = 'stop';
  readonly causes = ['no "Agent to log in as" is chosen', 'that agent is inactive or deleted', 'the Login Type is not Agent'];
  readonly remedy =
    'Set Login Type to Agent and choose the API agent in Configuration > Integrations > HaloPSA API > View Applications, then save.';

  constructor(detail: HaloErrorDetail = {}) {
    super('The application cannot log in as an agent.', detail);
  }
}
