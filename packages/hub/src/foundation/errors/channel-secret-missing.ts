import { quoted } from '../quoted.ts';
import { HubError } from './hub-error.ts';

/** A channel is there without a secret that it needs. */
export class ChannelSecretMissingError extends HubError {
  readonly code = 'channel-secret-missing';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param why a clause that can stand after "because" */
  constructor(channel: string, why = 'the hub was restored from a backup, without its key') {
    super(`The secret of the channel "${channel}" is needed and not here.`);
    this.causes = [why];
    this.remedy = `Give it again with: npx sundog channel edit ${quoted(channel)} --new-secret`;
  }
}
