import { HubError } from './hub-error.ts';

/** A stored secret does not open although the key is right. */
export class SecretUnreadableError extends HubError {
  readonly code = 'secret-unreadable';
  readonly disposition = 'tell-user';
  readonly causes = ['it was changed in the database, or put in the place of another'];
  readonly remedy: string;

  /** @param owner `connection 3` or `channel 3` */
  constructor(owner: string) {
    super(`The stored secret of ${owner} cannot be read.`);
    const again = owner.startsWith('channel') ? 'sundog channel edit --new-secret' : 'sundog connection rotate';
    this.remedy = `enter the secret again with \`${again}\`, and find out who can write to the database.`;
  }
}
