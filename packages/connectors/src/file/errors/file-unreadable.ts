import { ConnectorError, type ConnectorErrorDetail } from '../../kit/errors/connector-error.ts';

/** Why a file as a whole cannot be read. */
export type FileFault =
  | 'no-file'
  | 'no-table'
  | 'old-or-protected'
  | 'no-such-sheet'
  | 'too-large'
  | 'too-many-rows'
  | 'broken'
  | 'no-header';

const sentences: Readonly<Record<FileFault, string>> = {
  'no-file': 'no file was handed in',
  'no-table': 'it is neither text nor an Excel workbook (.xlsx)',
  'old-or-protected': 'it is a workbook of an old format (.xls), or protected by a password',
  'no-such-sheet': 'the workbook has no sheet of this name',
  'too-large': 'it holds more than is read, or unpacks to far more than it is',
  'too-many-rows': 'it has more than 1,000,000 rows, or too many different customers and products',
  broken: 'it is damaged, or ends too early',
  'no-header': 'the row of headers is empty, or has no column that the profile names',
};

/** A file that cannot be read as a whole. Single rows that cannot be read are refused one by one instead. */
export class FileUnreadableError extends ConnectorError {
  readonly code = 'file-unreadable';
  readonly disposition = 'tell-user';
  readonly causes = ['the file was saved in another format', 'the profile was made for another file'];
  readonly remedy = 'Save the file as CSV or as an Excel workbook (.xlsx) without a password, and look at the import profile.';
  readonly fault: FileFault;

  constructor(about: { readonly fault: FileFault }, detail: ConnectorErrorDetail = {}) {
    super(`The file cannot be read: ${sentences[about.fault]}.`, detail);
    this.fault = about.fault;
  }
}
