import { HubError } from './hub-error.ts';

/** No issue has this number. */
export class IssueNotFoundError extends HubError {
  readonly code = 'issue-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['the number is another', 'it was cleared so long ago that it is no longer kept'];
  readonly remedy = 'See the numbers with: npx sundog issues --all';

  constructor(ids: readonly number[]) {
    super(`There is no issue ${ids.join(', ')}.`);
  }
}
