import { HubError } from './hub-error.ts';

/** A stored secret does not open although the key is right. */
export class SecretUnreadableError extends HubError {
  readonly code = 'secret-unreadable';
  readonly disposition = 'tell-user';
  readonly causes = ['it was changed in the database, or put in the place of another'];
  readonly remedy: string;

  /** @param owner `connection 3`, `account <id>`, `identity provider 2` */
  constructor(owner: string) {
    super(`The stored secret of ${owner} cannot be read.`);
    const again = owner.startsWith('account')
      ? 'take the second factor away with `sundog account reset-second-factor`'
      : owner.startsWith('identity')
        ? 'enter the secret again on the page of single sign-on'
        : 'enter the secret again with `sundog connection rotate`';
    this.remedy = `${again}, and find out who can write to the database.`;
  }
}
