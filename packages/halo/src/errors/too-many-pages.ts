import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** A list does not end. */
export class TooManyPagesError extends HaloError {
  readonly code = 'too-many-pages';
  readonly disposition = 'skip';
  readonly causes = ['this list ignores the number of the page', 'rows are added faster than they can be read'];
  readonly remedy = 'Report it; the rows that came are kept, and the list counts as incomplete.';
  readonly pages: number;

  constructor(about: { readonly pages: number }, detail: HaloErrorDetail = {}) {
    super(`The list has no end: ${about.pages} pages were read.`, detail);
    this.pages = about.pages;
  }
}
