import { HubError } from './hub-error.ts';

/** HaloPSA holds a record that a hub made and that no journal here knows of: the journal is older than what was written. */
export class ApplyFrozenError extends HubError {
  readonly code = 'apply-frozen';
  readonly disposition = 'stop';
  readonly causes = [
    'a backup was restored that is older than the last plan that was applied',
    'another hub works on the same HaloPSA',
  ];
  readonly remedy =
    'Find out which; compare the records that carry the marker with what should be there, and then let plans be applied again with "sundog apply --unfreeze".';
  /** What to look for in HaloPSA. */
  readonly marker: string;

  constructor({ title, key, marker }: { readonly title: string; readonly key: string; readonly marker: string }) {
    super(`${title} ${key} in HaloPSA carries the marker "${marker}", which no plan of this hub is known to have written.`);
    this.marker = marker;
  }
}
