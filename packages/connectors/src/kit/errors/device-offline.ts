import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The device is not connected to the tool at this moment. */
export class DeviceOfflineError extends ConnectorError {
  readonly code = 'device-offline';
  readonly disposition = 'skip';
  readonly causes = ['the device is switched off or without a network', 'the agent does not run'];
  readonly remedy = 'Switch the device on, and try again when the tool shows it as connected.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} is not connected to this device.`, detail);
  }
}
