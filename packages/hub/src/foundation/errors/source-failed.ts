import { HubError } from './hub-error.ts';

/** What a connector said when it could not go on: its sentence, its causes and its remedy. */
export class SourceFailedError extends HubError {
  readonly code = 'source-failed';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;
  /** The code of the connector's error. */
  readonly reason: string;

  constructor(error: Error & { readonly code: string; readonly causes: readonly string[]; readonly remedy: string }) {
    super(error.message, error);
    this.reason = error.code;
    this.causes = error.causes;
    this.remedy = error.remedy;
  }
}
