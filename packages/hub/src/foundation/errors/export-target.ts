import { HubError } from './hub-error.ts';

/** The file that an export was to be written to cannot be made. */
export class ExportTargetError extends HubError {
  readonly code = 'export-target';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Name a file that does not exist, in a folder that does.';

  constructor(file: string, cause: unknown) {
    super(`The export cannot be written to ${file}.`, cause);
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    this.causes = [code === 'EEXIST' ? 'there is such a file already' : 'its folder is not there, or may not be written to'];
  }
}
