import { HubError } from './hub-error.ts';

/** Something of the access settings that does not exist, or not here. */
export class NotThereError extends HubError {
  readonly code = 'thing-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['it was removed', 'it belongs to another workspace'];
  readonly remedy = 'Reload the page; it shows what is there.';

  /** @param thing `person`, `group`, `key`, `session`, `identity provider`, `connection` */
  constructor(thing: string) {
    super(`There is no such ${thing}.`);
  }
}
