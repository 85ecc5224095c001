import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** invalid_client for credentials that have worked before. */
export class CredentialsStoppedWorkingError extends HaloError {
  readonly code = 'credentials-stopped-working';
  readonly disposition = 'stop';
  readonly causes = [
    'the application was edited in Halo, which makes a new pair of keys',
    'its secret was regenerated',
    'the application was made inactive or deleted',
  ];
  readonly remedy =
    'Open the application in Configuration > Integrations > HaloPSA API > View Applications, make a new secret, save, and give the new secret here.';

  constructor(detail: HaloErrorDetail = {}) {
    super('HaloPSA no longer accepts credentials that worked before.', detail);
  }
}
