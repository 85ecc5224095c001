import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The person who clicked may not open this device in the tool. */
export class TechnicianRefusedError extends ConnectorError {
  readonly code = 'technician-refused';
  readonly disposition = 'tell-user';
  readonly causes = ['the person has no account there', 'the account has no right to this device'];
  readonly remedy =
    'Give the person an account of their own in the tool, with the rights to this device, or name it in the settings of the source.';

  /** @param why a clause about the person: "has no account there" */
  constructor(why: string, detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} opens this device for nobody who ${why}.`, detail);
  }
}
