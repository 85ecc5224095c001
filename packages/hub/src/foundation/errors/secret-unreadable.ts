import { HubError } from './hub-error.ts';

/** What to do, by whose secret it is. */
const remedies: Readonly<Record<string, string>> = {
  connection: 'enter the secret again with `sundog connection rotate`',
  channel: 'enter the secret again with `sundog channel edit --new-secret`',
  account: 'take the second factor away with `sundog account reset-second-factor`',
  'identity provider': 'enter the secret again on the page of single sign-on',
};

/** A stored secret does not open although the key is right. */
export class SecretUnreadableError extends HubError {
  readonly code = 'secret-unreadable';
  readonly disposition = 'tell-user';
  readonly causes = ['it was changed in the database, or put in the place of another'];
  readonly remedy: string;

  /** @param owner `connection 3`, `channel 3`, `account <id>`, `identity provider 2` */
  constructor(owner: string) {
    super(`The stored secret of ${owner} cannot be read.`);
    const kind = Object.keys(remedies).find((one) => owner.startsWith(one)) ?? 'connection';
    this.remedy = `${remedies[kind]}, and find out who can write to the database.`;
  }
}
