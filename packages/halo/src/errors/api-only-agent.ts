import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The agent may not sign in by user name and password. */
export class ApiOnlyAgentError extends HaloError {
  readonly code = 'api-only-agent';
  readonly disposition = 'stop';
  readonly causes = ['"Is an API-only agent" is on', 'Allow Agent Logins is off on the application'];
  readonly remedy =
    'Use client id and secret for an API-only agent, or switch "Is an API-only agent" off in Configuration > Teams & Agents > Agents.';

  constructor(detail: HaloErrorDetail = {}) {
    super('This agent may not sign in by user name and password.', detail);
  }
}
