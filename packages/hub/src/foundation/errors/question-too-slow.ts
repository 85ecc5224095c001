import { HubError } from './hub-error.ts';

/** The database took longer over a question of a person than it may. */
export class QuestionTooSlowError extends HubError {
  readonly code = 'question-too-slow';
  readonly disposition = 'tell-user';
  readonly causes = ['the filter goes through a large table from end to end', 'the database is busy'];
  readonly remedy = 'Narrow it: add a filter by client, status or date, or leave the count out.';

  constructor(seconds: number, cause: unknown) {
    super(`The answer was not there within ${seconds} s.`, cause);
  }
}
