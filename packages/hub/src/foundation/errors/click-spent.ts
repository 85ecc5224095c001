import { HubError } from './hub-error.ts';

/** The click was used already, is over its minute, or belongs to somebody else or to another asset. Which of these is not told. */
export class ClickSpentError extends HubError {
  readonly code = 'click-spent';
  readonly disposition = 'tell-user';
  readonly causes = ['the page was open for more than a minute', 'it was clicked twice', 'another person had opened it'];
  readonly remedy = 'Open the page anew from the asset, and click once.';

  constructor() {
    super('This click can no longer be used.');
  }
}
