import { HubError } from '../../foundation/errors/hub-error.ts';

const remedies: Readonly<Record<string, string>> = {
  'too-slow': 'narrow it down with WHERE, or aggregate less at once.',
  'too-large': 'select fewer columns or rows; raw and raw_detail are the large ones.',
  'not-permitted': 'use one SELECT over tables of the schema mirror.',
  'not-understood': 'correct the text; one SELECT is allowed, and columns are listed by `select * from mirror.client limit 1`.',
  'too-long': 'write a shorter query.',
  busy: 'try again in a moment.',
};

/** The SQL of a user was not run, or was stopped. */
export class QueryRefusedError extends HubError {
  readonly code = 'query-refused';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;
  /** `too-slow`, `too-large`, `not-permitted`, `not-understood`, `too-long`, `busy`. */
  readonly reason: string;

  constructor(reason: string, why: string, cause?: unknown) {
    super('The query was refused.', cause);
    this.reason = reason;
    this.causes = [why];
    this.remedy = remedies[reason] ?? 'look at the query again.';
  }
}
