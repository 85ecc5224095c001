import { HubError } from './hub-error.ts';

/** What the plan holds is not what was planned. */
export class PlanTamperedError extends HubError {
  readonly code = 'plan-tampered';
  readonly disposition = 'stop';
  readonly causes = ['a row of the plan was changed in the database behind the hub', 'the disk lost or tore a row'];
  readonly remedy = 'Discard the plan, run "sundog audit verify" and "sundog doctor", and build the plan anew.';

  constructor(planId: number) {
    super(`The changes of plan ${planId} do not match the hash that it was saved with: nothing of it is applied.`);
  }
}
