import { HubError } from '../../foundation/errors/hub-error.ts';

/** A file of anchors cannot be read as one: what it proves is lost, and that must not pass for a proof. */
export class AuditAnchorUnreadableError extends HubError {
  readonly code = 'audit-anchor-unreadable';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy = 'compare it with a copy of yours; where a power cut left half a line, take that line out and verify again.';

  constructor(file: string, why: string, cause?: unknown) {
    super(`The anchors in ${file} cannot be read.`, cause);
    this.causes = [why];
  }
}
