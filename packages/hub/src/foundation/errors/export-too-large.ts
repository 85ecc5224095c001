import { HubError } from './hub-error.ts';

/** An export has more rows than its way of making it takes. */
export class ExportTooLargeError extends HubError {
  readonly code = 'export-too-large';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param most rows that this way takes */
  constructor(most: number, way: 'direct' | 'xlsx') {
    super(`The export has more than ${most.toLocaleString('en')} rows.`);
    this.causes = [way === 'direct' ? 'what is answered at once is kept small' : 'a workbook is made in memory'];
    this.remedy = way === 'direct' ? 'Ask for it as a job.' : 'Ask for CSV, or narrow the filter.';
  }
}
