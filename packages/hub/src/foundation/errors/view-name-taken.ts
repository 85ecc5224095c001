import { HubError } from './hub-error.ts';

/** Somebody has a view of this table and name already. */
export class ViewNameTakenError extends HubError {
  readonly code = 'view-name-taken';
  readonly disposition = 'tell-user';
  readonly causes = ['each of your views of a table needs a name of its own'];
  readonly remedy = 'Choose another name, or change the view that has it.';

  constructor() {
    super('You have a view of this name already.');
  }
}
