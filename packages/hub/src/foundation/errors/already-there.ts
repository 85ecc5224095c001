import { HubError } from './hub-error.ts';

/** Something of the access settings that exists already. */
export class AlreadyThereError extends HubError {
  readonly code = 'already-there';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Choose another name, or change the one that is there.';

  /** @param thing `workspace`, `group`, `person` */
  constructor(thing: string) {
    super(`There is such a ${thing} already.`);
    this.causes = [`each ${thing} stands here once`];
  }
}
