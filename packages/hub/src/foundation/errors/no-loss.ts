import { HubError } from './hub-error.ts';

/** There is no loss of this size that waits for a person's word. */
export class NoLossError extends HubError {
  readonly code = 'no-loss';
  readonly disposition = 'tell-user';
  readonly causes = ['the records came back', 'the loss has grown or shrunk since it was shown', 'it was confirmed before'];
  readonly remedy = 'See what is missing now with: npx sundog proof';

  constructor(entity: string, standing: number | null) {
    super(
      standing === null
        ? `No loss of ${entity} waits to be confirmed.`
        : `The loss of ${entity} that waits to be confirmed is another: ${standing} records.`,
    );
  }
}
