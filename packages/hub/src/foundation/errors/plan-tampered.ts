import { HubError } from './hub-error.ts';

/** What the plan holds is not what was planned. */
export class PlanTamperedError extends HubError {
  readonly code = 'plan-tampered';
  readonly disposition = 'stop';
  readonly causes = ['a row was changed in the database behind the hub', 'the disk lost or tore a row'];
  readonly remedy =
    'Discard the plan, run "sundog audit verify" and "sundog doctor", look in HaloPSA at what it had done, and build the plan anew.';

  constructor(planId: number, part: 'plan' | 'journal') {
    super(
      part === 'plan'
        ? `The changes of plan ${planId} do not match the hash that it was saved with: nothing of it is applied.`
        : `What was written down of the requests of plan ${planId} does not match its hashes: nothing more of it is applied.`,
    );
  }
}
