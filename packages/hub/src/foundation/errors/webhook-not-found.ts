import { HubError } from './hub-error.ts';

/** No webhook of the connection has this name. */
export class WebhookNotFoundError extends HubError {
  readonly code = 'webhook-not-found';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'See the names with: npx sundog webhook list';

  constructor(name: string, known: readonly string[]) {
    super(`There is no webhook "${name}".`);
    this.causes = [known.length === 0 ? 'there is no webhook yet' : `the webhooks are: ${known.join(', ')}`];
  }
}
