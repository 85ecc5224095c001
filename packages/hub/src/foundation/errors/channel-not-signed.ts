import { HubError } from './hub-error.ts';

/** Messages of this kind carry no signature of ours, so there is no signing secret to be made anew. */
export class ChannelNotSignedError extends HubError {
  readonly code = 'channel-not-signed';
  readonly disposition = 'tell-user';
  readonly causes = ['only generic webhooks are signed; the secret of the others is made by whoever receives'];
  readonly remedy = 'Make a new URL or password there, and give it here with: npx sundog channel edit <name> --new-secret';

  constructor(name: string) {
    super(`"${name}" has no signing secret.`);
  }
}
