import { HubError } from './hub-error.ts';

/** An address that is there was asked by a method that it does not have. */
export class MethodNotAllowedError extends HubError {
  readonly code = 'method-not-allowed';
  readonly disposition = 'tell-user';
  readonly causes = ['a method is what the request line says: no header and no parameter changes it'];
  readonly remedy = 'Ask by one of the methods that the header Allow names; /api/docs tells what each does.';

  constructor(method: string) {
    super(`This address has no ${method}.`);
  }
}
