import { HubError } from './hub-error.ts';

/** There is no such export of yours. */
export class ExportNotFoundError extends HubError {
  readonly code = 'export-not-found';
  readonly disposition = 'tell-user';
  readonly causes = [
    'its file is kept for 24 hours',
    'what you may see has changed since, so that its file is no longer for you',
  ];
  readonly remedy = 'Ask for it again.';

  constructor() {
    super('There is no such export of yours.');
  }
}
