import { HubError } from './hub-error.ts';

/** A file of anchors that was named is not there. */
export class AuditAnchorMissingError extends HubError {
  readonly code = 'audit-anchor-missing';
  readonly disposition = 'tell-user';
  readonly causes = ['the name is wrong, or it was removed'];
  readonly remedy = 'Name a file that `npx sundog audit head --json` wrote, or a copy of audit-anchors.jsonl.';

  constructor(file: string) {
    super(`There is no file ${file}.`);
  }
}
