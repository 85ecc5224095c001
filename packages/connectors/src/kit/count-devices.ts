import { countEntries } from './count-entries.ts';
import type { LicenceCount } from './records/licence-count.ts';
import type { SourceDevice } from './records/source-device.ts';
import type { StreamReader } from './source-stream.ts';

/** Workstations and servers are sold apart; everything else is a device. */
function productOf({ deviceClass }: SourceDevice): { readonly product: string; readonly productName: string } {
  if (deviceClass === 'server') return { product: 'server', productName: 'Servers' };
  if (deviceClass === 'workstation' || deviceClass === 'laptop') return { product: 'workstation', productName: 'Workstations' };
  return { product: 'device', productName: 'Other devices' };
}

/** The counts of a tool that bills by device: devices per company and class. Devices without a company count for nobody. */
export function countDevices(devices: StreamReader<SourceDevice>): StreamReader<LicenceCount> {
  return countEntries(devices, {
    countsFor: (device) =>
      device.companyId === null ? null : { companyId: device.companyId, ...productOf(device), unit: 'device' },
    tellsRefused: false,
  });
}
