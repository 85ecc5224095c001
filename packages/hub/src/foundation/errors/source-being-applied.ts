import { HubError } from './hub-error.ts';

/** A plan of the source is being applied: another one would be made of what it is about to change. */
export class SourceBeingAppliedError extends HubError {
  readonly code = 'source-being-applied';
  readonly disposition = 'retry';
  readonly causes: readonly string[];
  readonly remedy = 'Wait until it is applied, then plan again.';

  constructor(planId: number) {
    super('A plan of this source is being applied.');
    this.causes = [`it is plan ${planId}`];
  }
}
