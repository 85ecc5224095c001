import { HubError } from './hub-error.ts';

/** The record that is to be explained is not in the left list. */
export class LeftRecordMissingError extends HubError {
  readonly code = 'left-record-missing';
  readonly disposition = 'tell-user';
  readonly causes = ['the left list has no record with this id'];
  readonly remedy = 'Give an id as it stands in the column id of the left file.';

  constructor(id: string) {
    super(`There is no record ${id} to explain.`);
  }
}
