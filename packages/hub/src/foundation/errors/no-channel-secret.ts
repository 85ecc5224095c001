import { HubError } from './hub-error.ts';

/** A channel's secret is needed and nobody is there to be asked. */
export class NoChannelSecretError extends HubError {
  readonly code = 'no-channel-secret';
  readonly disposition = 'tell-user';
  readonly causes = [
    'this is not a terminal, so it cannot be asked for',
    'neither SUNDOG_CHANNEL_SECRET nor --secret-file was given',
  ];
  readonly remedy = 'Set SUNDOG_CHANNEL_SECRET, or give a file that holds it by --secret-file.';

  /** @param what `URL of the incoming webhook`, `Password` */
  constructor(what: string) {
    super(`The channel's secret is missing: ${what}.`);
  }
}
