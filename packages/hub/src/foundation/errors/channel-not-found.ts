import { HubError } from './hub-error.ts';

/** No channel has this name or number. */
export class ChannelNotFoundError extends HubError {
  readonly code = 'channel-not-found';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'See the names with: npx sundog channel list';

  constructor(name: string, known: readonly string[]) {
    super(`There is no channel "${name}".`);
    this.causes = [known.length === 0 ? 'there is no channel yet' : `the channels are: ${known.join(', ')}`];
  }
}
