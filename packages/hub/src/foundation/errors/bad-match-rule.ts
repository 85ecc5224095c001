import { HubError } from './hub-error.ts';

/** What overrides a match rule does not fit it. */
export class BadMatchRuleError extends HubError {
  readonly code = 'bad-match-rule';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy =
    'A file of rules is JSON: {"company": {"thresholds": {"auto": 0.99}}}. docs/matching.md names what can be set.';

  /** @param causes clauses that name the place in the file */
  constructor(path: string, causes: readonly string[], cause?: unknown) {
    super(`The rules in ${path} cannot be used.`, cause);
    this.causes = causes;
  }
}
