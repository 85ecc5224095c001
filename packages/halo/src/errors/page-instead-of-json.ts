import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** A web page, or something else that is not JSON, came where JSON was due. */
export class PageInsteadOfJsonError extends HaloError {
  readonly code = 'page-instead-of-json';
  readonly disposition = 'retry';
  readonly causes = [
    'the address leads to the pages of HaloPSA, not to its API',
    'HaloPSA is being updated or restarted',
    'a web application firewall answered in its place',
  ];
  readonly remedy = 'Compare the address with the Resource Server in Configuration > Integrations > HaloPSA API in Halo.';

  constructor(detail: HaloErrorDetail = {}) {
    super('A web page came instead of data.', detail);
  }
}
