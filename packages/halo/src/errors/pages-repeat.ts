import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** A list gives the same page again and again, whatever page is asked for. */
export class PagesRepeatError extends HaloError {
  readonly code = 'pages-repeat';
  readonly disposition = 'skip';
  readonly causes = ['this list ignores the number of the page', 'a cache between here and HaloPSA ignores the question'];
  readonly remedy = 'Report it; the rows that came are kept, and the list counts as incomplete.';
  readonly pageNo: number;

  constructor(about: { readonly pageNo: number }, detail: HaloErrorDetail = {}) {
    super(`HaloPSA gives the same page again for page ${about.pageNo}.`, detail);
    this.pageNo = about.pageNo;
  }
}
