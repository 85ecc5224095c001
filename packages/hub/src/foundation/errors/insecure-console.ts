import { HubError } from './hub-error.ts';

/** Signing in over plain http from another machine. */
export class InsecureConsoleError extends HubError {
  readonly code = 'insecure-console';
  readonly disposition = 'tell-user';
  readonly causes = ['the console was opened by plain http, and what you type could be read on the way'];
  readonly remedy =
    'Open the console by https (SUNDOG_PUBLIC_URL, behind a reverse proxy), or on the machine of the hub itself by http://127.0.0.1.';

  constructor() {
    super('Signing in works by https only.');
  }
}
