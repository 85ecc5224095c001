import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** HaloPSA says that the application is not active or not saved. */
export class ApplicationInactiveError extends HaloError {
  readonly code = 'application-inactive';
  readonly disposition = 'stop';
  readonly causes = ['"Active" is off', 'it was not saved after its secret was shown'];
  readonly remedy =
    'Open the application in Configuration > Integrations > HaloPSA API > View Applications, switch "Active" on and save.';

  constructor(detail: HaloErrorDetail = {}) {
    super('The application exists in HaloPSA but is not active.', detail);
  }
}
