import { HubError } from './hub-error.ts';

/** A cursor does not belong to the list that it was sent with. */
export class CursorElsewhereError extends HubError {
  readonly code = 'cursor-elsewhere';
  readonly disposition = 'tell-user';
  readonly causes = ['the filter, the order or the table was changed between two pages', 'the cursor was cut or altered'];
  readonly remedy = 'Begin again at the first page: leave the cursor out.';

  constructor() {
    super('The cursor belongs to another list.');
  }
}
