import { HubError } from './hub-error.ts';

/** A step of the mapping that every plan needs is still open. */
export class MappingNotReadyError extends HubError {
  readonly code = 'mapping-not-ready';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Map the companies of the source to clients and sites first; nothing is planned before.';

  constructor(source: string, reasons: readonly string[]) {
    super(`"${source}" cannot be planned yet.`);
    this.causes = reasons;
  }
}
