import { HubError } from './hub-error.ts';

/** A policy of the connection stands against it. */
export class PlanBlockedError extends HubError {
  readonly code = 'plan-blocked';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Change the policy of the connection, wait until it allows it, or build a smaller plan.';

  constructor(planId: number, reasons: readonly string[]) {
    super(`Plan ${planId} may not be applied as it stands.`);
    this.causes = reasons;
  }
}
