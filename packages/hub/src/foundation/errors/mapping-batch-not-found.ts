import { HubError } from './hub-error.ts';

/** A source has no act of mapping with this number. */
export class MappingBatchNotFoundError extends HubError {
  readonly code = 'mapping-batch-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['the number is of another source, or of none'];
  readonly remedy = 'See the numbers with: npx sundog map show <source> --batches';

  constructor(id: number) {
    super(`There is no act of mapping ${id}.`);
  }
}
