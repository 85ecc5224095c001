import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** HaloPSA refuses this thing to this application or this agent (403, or 401 for this one thing only). Everything else goes on. API.md 1.6. */
export class NotPermittedError extends HaloError {
  readonly code = 'not-permitted';
  readonly disposition = 'skip';
  readonly causes = [
    'the application lacks the permission',
    'the access level of the agent or its role is too low',
    'the module is switched off in this HaloPSA',
  ];
  readonly remedy =
    'Tick the permission on the application in Configuration > Integrations > HaloPSA API > View Applications, save it, and look at the access levels of the agent.';

  constructor(detail: HaloErrorDetail = {}) {
    super('HaloPSA does not permit this.', detail);
  }
}
