import type { LicenceCount } from './records/licence-count.ts';
import type { SourceDevice } from './records/source-device.ts';
import type { StreamReader } from './source-stream.ts';

/** The product that a device counts for; null: for none. */
export type ProductOf = (device: SourceDevice) => { readonly product: string; readonly productName: string } | null;

/** Workstations and servers are sold apart; everything else is a device. */
const byClass: ProductOf = ({ deviceClass }) => {
  if (deviceClass === 'server') return { product: 'server', productName: 'Servers' };
  if (deviceClass === 'workstation' || deviceClass === 'laptop') return { product: 'workstation', productName: 'Workstations' };
  return { product: 'device', productName: 'Other devices' };
};

/**
 * The counts of a tool that bills by device: devices per company and product. They are known when all devices have been read, and come as
 * one page. Devices without a company count for nobody; devices that cannot be read are refused by the list of devices.
 */
export function countDevices(devices: StreamReader<SourceDevice>, productOf: ProductOf = byClass): StreamReader<LicenceCount> {
  return async function* (session, options = {}) {
    const counts = new Map<string, LicenceCount>();
    const asOf = new Date(session.clock.now());
    // The counts of a part would be wrong: neither `since` nor a cursor applies.
    let isCertain = true;
    for await (const page of devices(session, options.signal ? { signal: options.signal } : {})) {
      ({ isCertain } = page);
      for (const device of page.records) {
        const product = productOf(device);
        if (product === null || device.companyId === null) continue;
        const key = JSON.stringify([device.companyId, product.product]);
        const quantity = (counts.get(key)?.quantity ?? 0) + 1;
        counts.set(key, { companyId: device.companyId, ...product, quantity, unit: 'device', asOf });
      }
    }
    yield { records: [...counts.values()], refused: [], expected: null, cursor: null, isCertain };
  };
}
