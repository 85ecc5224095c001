import { HubError } from './hub-error.ts';

/** There is no such plan. */
export class PlanNotFoundError extends HubError {
  readonly code = 'plan-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['the number is of a plan of another workspace', 'its connection was removed, and its plans with it'];
  readonly remedy = 'Look at "sundog show" for the plans that there are.';

  constructor(planId: number) {
    super(`There is no plan ${planId}.`);
  }
}
