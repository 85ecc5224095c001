import { HubError } from './hub-error.ts';

/** The plan is in a state in which this cannot be done with it. */
export class PlanStateError extends HubError {
  readonly code = 'plan-state';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  constructor(sentence: string, { why, remedy }: { readonly why: string; readonly remedy: string }) {
    super(sentence);
    this.causes = [why];
    this.remedy = remedy;
  }
}
