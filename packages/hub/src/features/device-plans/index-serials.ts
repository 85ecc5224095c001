import { deviceJunk } from '../../catalog/match-rules/device-junk.ts';
import { makeJunkTest } from '../../engine/fields/is-junk-value.ts';
import type { DeviceRow } from '../../store/rows/device-plan-rows.ts';

const isJunk = makeJunkTest(deviceJunk);

/** Says which other device of a source bears the same serial number. Devices that are gone and serial numbers that are junk do not count. */
export function indexSerials(devices: readonly DeviceRow[]): (device: DeviceRow) => string | null {
  const bearers = new Map<string, string[]>();
  for (const device of devices) {
    const serial = serialOf(device);
    if (serial !== null && !device.isGone) bearers.set(serial, [...(bearers.get(serial) ?? []), device.key]);
  }
  return (device) => {
    const serial = serialOf(device);
    return serial === null ? null : (bearers.get(serial)?.find((key) => key !== device.key) ?? null);
  };
}

function serialOf({ record }: DeviceRow): string | null {
  const { serial } = record;
  return typeof serial === 'string' && serial.trim() !== '' && !isJunk('serial', serial) ? serial.trim().toLowerCase() : null;
}
