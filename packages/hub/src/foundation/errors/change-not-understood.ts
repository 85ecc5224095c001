import { HubError } from './hub-error.ts';

/** A wanted change cannot be planned. */
export class ChangeNotUnderstoodError extends HubError {
  readonly code = 'change-not-understood';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy =
    'Correct the named change; "sundog plan --list-changes" shows the kinds of changes and their fields. Nothing was planned.';

  constructor(place: string, problem: string) {
    super(`${place} cannot be planned: ${problem}`);
    this.causes = [problem];
  }
}
