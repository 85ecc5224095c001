import { HubError } from './hub-error.ts';

/** What was given names no record of this entity. */
export class BadRecordKeyError extends HubError {
  readonly code = 'bad-record-key';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param of the entity's title, and the columns that together name a record of it */
  constructor(of: { readonly entity: string; readonly key: readonly string[] }) {
    const form = of.key.join(':');
    super(`That names no record of ${of.entity}.`);
    this.causes =
      of.key.length > 1
        ? [`a record of ${of.entity} is named by ${of.key.join(' and ')} together`]
        : [`${form} is a whole number`];
    this.remedy = of.key.length > 1 ? `Give it as ${form}, such as 512:3.` : `Give its ${form}, such as 512.`;
  }
}
