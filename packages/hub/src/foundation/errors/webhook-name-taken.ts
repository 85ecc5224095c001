import { quoted } from '../quoted.ts';
import { HubError } from './hub-error.ts';

/** The connection has a webhook of this name already. */
export class WebhookNameTakenError extends HubError {
  readonly code = 'webhook-name-taken';
  readonly disposition = 'tell-user';
  readonly causes = ['each webhook of a connection needs a name of its own'];
  readonly remedy: string;

  constructor(name: string) {
    super(`There is already a webhook "${name}".`);
    this.remedy = `Choose another name with --name, or give that one a new secret with: npx sundog webhook rotate ${quoted(name)}`;
  }
}
