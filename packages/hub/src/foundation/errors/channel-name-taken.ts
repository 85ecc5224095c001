import { HubError } from './hub-error.ts';

/** Another channel has this name already. */
export class ChannelNameTakenError extends HubError {
  readonly code = 'channel-name-taken';
  readonly disposition = 'tell-user';
  readonly causes = ['each channel of a workspace needs a name of its own'];
  readonly remedy = 'Choose another name, or change that channel with: npx sundog channel edit';

  constructor(name: string) {
    super(`There is already a channel "${name}".`);
  }
}
