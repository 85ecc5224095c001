import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** invalid_client: the client id or its secret is not accepted. API.md 1.7. */
export class WrongClientError extends HaloError {
  readonly code = 'wrong-client';
  readonly disposition = 'stop';
  readonly causes = [
    'the secret is wrong or incomplete',
    'the client id is wrong, or belongs to another HaloPSA',
    'the application was not saved after its secret was shown',
    'the application is not active',
  ];
  readonly remedy =
    'Open the application in Configuration > Integrations > HaloPSA API > View Applications: compare the client id, make a new secret, save, and give the new secret here.';

  constructor(detail: HaloErrorDetail = {}) {
    super('HaloPSA does not accept the client id and secret.', detail);
  }
}
