import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The tool takes these credentials no more, or never did (401, or a refused sign-in). */
export class SignInRefusedError extends ConnectorError {
  readonly code = 'sign-in-refused';
  readonly disposition = 'tell-user';
  readonly causes = [
    'the key, name or password is wrong or was revoked',
    'the account is locked, or may not use the API',
    'the tool admits other network addresses only',
  ];
  readonly remedy =
    'Enter the credentials anew; where they are right, look whether the tool allows this address and this kind of sign-in.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} refuses the sign-in.`, detail);
  }
}
